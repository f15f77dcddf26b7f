"""``promisekit accept``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = """\
portfolio: {name: P, sponsor: lead}
functions:
  shop: {name: Shop, kind: frontline, lead: lead}
roles:
  lead: {name: Lead, function: shop}
touchpoints:
  counter: {name: Counter, channel: store, responsible: shop, roles: [lead]}
promises:
  ready:
    promise: Your book is ready in a week.  # really
    kept_at: [counter]
    accountable: shop
    within: 1 week
    tags: [book]
"""


@pytest.fixture
def file(here: Path) -> Path:
    (here / "blueprints").mkdir()
    file = here / "blueprints/a.yaml"
    file.write_text(TEXT)
    return file


def test_an_accepted_finding_stands_at_its_item_and_is_not_found_again(run: Run, file: Path) -> None:
    result = run(
        *("accept", "pk508", "ready", "--reason", "The figure: comes soon."),
        *("--until", "2027-03-31", "--today", "2026-11-30"),
    )

    assert result.stdout == (
        "Accepted `PK508` at `ready` in blueprints/a.yaml:\n  no metric shows whether `ready` is kept\n"
    )
    assert file.read_text() == TEXT + (
        '    accepted:\n      - {check: PK508, reason: "The figure: comes soon.", until: 2027-03-31}\n'
    )
    assert "PK508" not in run("check", "--today", "2026-11-30").stdout


def test_a_second_one_joins_the_first_and_the_same_one_is_renewed(run: Run, file: Path) -> None:
    run("accept", "PK508", "ready", "--reason", "Soon.", "--until", "2026-12-31", "--today", "2026-11-30")
    run("accept", "PD101", "promises:ready", "--reason", "Agreed.", "--by", "The board")

    renewed = run("accept", "PK508", "ready", "--reason", "Later.", "--today", "2027-01-15")

    assert renewed.stdout.startswith("Renewed `PK508` at `ready`")
    assert file.read_text() == TEXT + (
        "    accepted:\n"
        "      - {check: PK508, reason: Later.}\n"
        "      - {check: PD101, reason: Agreed., by: The board}\n"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("PK508", "counter", "--reason", "x"), "`PK508` finds nothing at `counter`; it finds something at `ready`."),
        (("PK998", "ready", "--reason", "x"), "There is no check `PK998`"),
        (("PK007", "ready", "--reason", "x"), "which has to be mended"),
        (("PK508", "redy", "--reason", "x"), "did you mean `ready`?"),
        (("PK508", "ready", "--reason", "x", "--until", "2020-01-01"), "`2020-01-01` has passed"),
    ],
)
def test_what_cannot_be_accepted_is_refused(run: Run, file: Path, words: tuple[str, ...], says: str) -> None:
    result = run("accept", *words)

    assert result.exit_code == 2
    assert says in result.stderr
    assert file.read_text() == TEXT
