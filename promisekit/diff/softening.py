"""Words that soften what is promised: whether a text became less binding, or more, by its words alone.

Hedges after Lakoff 1973 ("words whose job is to make things fuzzier or less fuzzy"), as they stand in service charters.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal

_NUMBER: Final = r"(?= (?:an? )?(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty))"
_SOMEBODY: Final = r"(?! (?:it|you|we|they|he|she|the|this|that|there|any|some)\w*\b)"
"""“Should it not be right” is a condition and no hedge."""
_HEDGES: Final = {
    "en": (
        r"aim(?:s|ing)? (?:to|for)|tr(?:y|ies|ying) to|seek(?:s|ing)? to|striv(?:e|es|ing) to|endeavou?r\w*",
        r"we (?:hope|intend|plan|want|expect|mean) to|work(?:s|ing)? towards|best efforts?|at our discretion",
        r"normally|usually|generally|typically|ordinarily|mostly|as a rule|in most cases|in general|ideally",
        rf"(?:about|around){_NUMBER}|approximately|roughly|circa|up to|reasonabl[ey]|subject to",
        r"(?:where|if|when|wherever|as far as|as soon as) possible|(?:where|if|when|wherever) we can",
        rf"(?<!you )(?<!customers )(?:(?-i:may)|might|could)(?! not\b)|should{_SOMEBODY}",
        r"(?<=you )(?:may|might|could)(?= (?:get|receive|have|be (?:paid|given|offered|entitled|refunded))\b)",
    ),
    "fi": (
        r"pyri(?:mme|n|tään|vät|i)|yritä(?:mme|n)|yritetään|yrittää|tavoitte(?:ena|emme)\w*|aiomme|parhaamme",
        r"yleensä|tavallisesti|normaalisti|useimmiten|pääsääntöisesti|noin|suunnilleen|arviolta|jopa",
        r"mahdollisuuksien mukaan|jos mahdollista|mikäli mahdollista|mahdollisimman \w+|harkinnan mukaan",
        r"saatamme|saattaa|saattavat|saatetaan|pitäisi|kohtuullis\w+|kohtuullinen",
    ),
    "sv": (
        r"strävar|strävan|försöker|siktar|avser|hoppas|målet är|har som mål|vårt bästa|efter prövning",
        r"vanligen|vanligtvis|normalt|oftast|i regel|för det mesta|cirka|ungefär|omkring|upp till",
        r"(?:om|när|där) (?:det är )?möjligt|så långt (?:det är )?möjligt|så snart som möjligt|skälig\w*",
        r"kan komma att|bör|borde|torde",
    ),
}
_PATTERNS: Final = {
    code: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for code, words in _HEDGES.items()
}


def softening(old: str, new: str, language: str) -> Literal["softer", "firmer", ""]:
    """Whether hedges came into a text or left it; empty where neither, both, or the language's are not known."""
    pattern = _PATTERNS.get(language.partition("-")[0])
    if pattern is None:
        return ""
    before, after = (Counter(found.lower() for found in pattern.findall(text)) for text in (old, new))
    came, went = (after - before).total(), (before - after).total()
    return "softer" if came and not went else "firmer" if went and not came else ""
