"""What the search knows of a language: how its words are inflected, which say little, and which mean the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "language"
_STEMMERS: Final = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "sv": "swedish",
}
"""Languages whose inflections are known; in others a word is found by its beginning, its parts and its letters."""
_WITH_COMPOUNDS: Final = ("da", "de", "et", "fi", "nb", "nl", "nn", "no", "sv")
"""Languages in which words are written together: *Netzgerät* stands in *Hochspannungsnetzgerät*."""
_WITH_GRADES: Final = ("et", "fi")
"""Languages in which consonants change inside a word."""


def language_script(code: str) -> str:
    """JavaScript that gives ``promisekitLanguage`` for a language by its code, such as ``fi`` or ``de-AT``."""
    base = code.partition("-")[0]
    everyday = [line.split(", ") for line in _words("everyday", base)]
    known = {
        "stopwords": _words("stopwords", base),
        "everyday": everyday,
        "compounds": base in _WITH_COMPOUNDS,
        "grades": base in _WITH_GRADES,
    }
    told = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    name = _STEMMERS.get(base)
    if name is None:
        return f"globalThis.promisekitLanguage={told};\n"
    made = "".join(
        (_FOLDER / "stemmers" / f"{one}-stemmer.js").read_text("utf-8").strip() + "\n" for one in ("base", name)
    )
    # The first of them names what it makes without declaring it.
    return (
        f"globalThis.promisekitLanguage=(()=>{{var BaseStemmer;{made}"
        f"const one=new {name.capitalize()}Stemmer;return{{...{told},stem:word=>one.stemWord(word)}}}})();\n"
    )


def _words(kind: str, code: str) -> list[str]:
    file = _FOLDER / kind / f"{'no' if code in ('nb', 'nn') else code}.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [line for line in lines if line and not line.startswith("#")]
