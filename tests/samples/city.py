"""The Finnish sample with a history: what it said in June 2026, and what it says now.

`python -m tests.samples.city FOLDER` makes the git repository; `make city` builds its handbook.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from tests.history.repository import Repository

CITY: Final = Path(__file__).parents[2] / "samples" / "kaupunki"
PLACE: Final = "samples/kaupunki"
JUNE, NOVEMBER = "2026-06", "2026-11"

NEW: Final = "lupaukset/lupahakemus-luetaan.yaml"
"""Not promised yet in June."""
OTHERWISE: Final = {
    "lupaukset/soitamme-takaisin.yaml": (
        (
            """\
        Kun jätät hammashoitoon soittopyynnön ennen kello 12, soitamme sinulle samana arkipäivänä. Myöhemmin
        jätettyyn pyyntöön soitamme seuraavana arkipäivänä.
""",
            """\
        Kun jätät hammashoitoon soittopyynnön, soitamme sinulle kahdessa arkipäivässä.
""",
        ),
        (
            """\
        Om du ber tandvården ringa upp före klockan 12 ringer vi dig samma arbetsdag. Om du ber om det senare
        ringer vi nästa arbetsdag.
""",
            """\
        När du ber tandvården ringa upp ringer vi dig inom två arbetsdagar.
""",
        ),
        (
            """\
    within:
      - {within: same working day, hours: mon-fri 00:00-12:00}
      - {within: next working day}
""",
            """\
    within: 2 working days
""",
        ),
    ),
    "lupaukset/tieto-vesikatkosta.yaml": (
        (
            """\
          - fi: Soita niille, jotka ovat pyytäneet soiton.
            sv: Ring dem som har bett om ett samtal.
""",
            "",
        ),
    ),
}
"""What stands there now, and what stood there in June."""


class City(Repository):
    """Its two versions, each with a tag."""

    day = "2026-06-15"

    def begin(self) -> City:
        shutil.copytree(CITY, self.portfolio, ignore=shutil.ignore_patterns(".*"))
        (self.portfolio / NEW).unlink()
        for name, pairs in OTHERWISE.items():
            text = (CITY / name).read_text("utf-8")
            for now, then in pairs:
                assert now in text, f"{name} no longer says: {now}"
                text = text.replace(now, then)
            (self.portfolio / name).write_text(text, "utf-8")
        self.commit("Kesäkuun lupaukset")
        self.git("tag", JUNE)
        self.day = "2026-11-16"
        for name in (NEW, *OTHERWISE):
            shutil.copy(CITY / name, self.portfolio / name)
        self.commit("Marraskuun lupaukset")
        self.git("tag", NOVEMBER)
        return self

    @property
    def portfolio(self) -> Path:
        return self.folder / PLACE


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    City(folder).begin()
