"""Words that soften what is promised: whether a text became less binding, or more, by its words alone.

Hedges after Lakoff 1973 ("words whose job is to make things fuzzier or less fuzzy"), as they stand in service charters.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal

_NUMBER: Final = (
    r"(?= (?:an? )?(?:[£€$]?\d|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty))"
)
_SUM: Final = r"(?= (?:[£€$] ?)?\d[\d  .,]*(?:%|€|e\b|euro|eur|kr|kronor|sek|prosent|procent))"
_SOMEBODY: Final = r"(?! (?:it|you|we|they|he|she|the|this|that|there|any|some)\w*\b)"
"""“Should it not be right” is a condition and no hedge."""
_HEDGES: Final = {
    "en": (
        r"aim(?:s|ing)? (?:to|for)|tr(?:y|ies|ying) to|seek(?:s|ing)? to|striv(?:e|es|ing) to|endeavou?r\w*",
        r"we (?:hope|intend|plan|want|expect|mean) to|work(?:s|ing)? towards|best efforts?|at our discretion",
        r"normally|usually|generally|typically|ordinarily|mostly|as a rule|in most cases|in general|ideally",
        rf"(?:about|around){_NUMBER}|approximately|roughly|circa|up to|reasonabl[ey]|subject to",
        r"(?:where|if|when|wherever|as far as|as soon as) possible|(?:where|if|when|wherever|as far as) we can",
        r"in principle|perhaps|possibly|probably|(?:weather|time|resources|circumstances) permitting",
        r"(?:almost|nearly) (?:all|always|every\w*|any\w*|never)|we would like to",
        rf"(?<!you )(?<!customers )(?:(?-i:may)|might|could)(?! not\b)|should{_SOMEBODY}",
        r"(?<=you )(?:may|might|could)(?= (?:get|receive|have|be (?:paid|given|offered|entitled|refunded))\b)",
    ),
    "fi": (
        r"pyri(?:mme|n|tään|vät|i)|yritä(?:mme|n)|yritetään|yrittää|tavoitte(?:ena|emme)\w*|aiomme|parhaamme",
        r"yleensä|tavallisesti|normaalisti|useimmiten|pääsääntöisesti|noin|suunnilleen|arviolta|jopa",
        r"mahdollisuuksien mukaan|jos mahdollista|mikäli mahdollista|mahdollisimman \w+|harkinnan mukaan",
        r"saatamme|saattaa|saattavat|saatetaan|pitäisi|kohtuullis\w+|kohtuullinen",
        rf"voimme|voidaan|voi olla|(?:haluamme|toivomme)(?= \w+[aä]\b)|(?:enintään|korkeintaan){_SUM}",
        r"(?:lähes|melkein) (?:aina|kaik\w+|jokai\w+|joka)|periaatteessa|lähtökohtaisesti|ensisijaisesti|pääosin",
        r"mahdollisesti|ehkä|todennäköisesti|tarkoitu(?:s on|ksemme on)|(?:olosuhteiden|tilanteen|ajan) salliessa",
        r"(?:resurssien|mahdollisuuksien) (?:puitteissa|rajoissa)|tilanteen mukaan|jos ehdimme|kun ehdimme",
    ),
    "sv": (
        r"strävar|strävan|försöker|siktar|avser|hoppas|målet är|har som mål|vårt bästa|efter prövning",
        r"vanligen|vanligtvis|normalt|oftast|i regel|för det mesta|cirka|ungefär|omkring|upp till",
        r"(?:om|när|där) (?:det är )?möjligt|så långt (?:det är )?möjligt|så snart som möjligt|skälig\w*",
        r"kan komma att|bör|borde|torde|brukar|(?:vi kan|kan vi)(?! inte)|kan (?:bli|vara)|(?:vi vill|vill vi)",
        rf"(?:högst|maximalt|max){_SUM}|nästan (?:alltid|alla|allt|varje)|i princip|i allmänhet|som regel",
        r"kanske|eventuellt|troligen|förmodligen|i mån av \w+|i första hand|om vi hinner|(?:vi planerar|planerar vi)",
    ),
}
_EVERY: Final = {
    "en": (r"all|always|any\w*|each|every\w*|never|whole", r"a few|few|many|most|often|several|some|sometimes"),
    "fi": (
        r"kaik[ei]\w*|kaikki|jokai\w+|joka (?:päivä|viikko|kuukausi|vuosi|kerta|aamu|ilta|tunti)|aina|koskaan|koko",
        r"useimm\w+|useimp\w+|usei[dst]\w+|usea\w*|mone\w*|moni\w{0,4}|monta|jotku\w*|joi\w+kin|joskus|usein|osa|osin",
    ),
    "sv": (
        r"all|alla|allt|alltid|varje|varenda|aldrig|hela",
        r"de flesta|flesta|många|några|somliga|en del|ibland|ofta",
    ),
}
"""Words for all of something, and for only some of it: “every day” that became “many days” is less."""
_PATTERNS: Final = {
    code: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for code, words in _HEDGES.items()
}


_QUANTITIES: Final = {
    code: tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in both)
    for code, both in _EVERY.items()
}


def softening(old: str, new: str, language: str) -> Literal["softer", "firmer", ""]:
    """Whether hedges came into a text or left it, or “all” became “most”; empty where neither or both."""
    code = language.partition("-")[0]
    pattern = _PATTERNS.get(code)
    if pattern is None:
        return ""
    came, went = (changed.total() for changed in _exchanged(pattern, old, new))
    every, some = _QUANTITIES[code]
    (all_came, all_went), (some_came, some_went) = _exchanged(every, old, new), _exchanged(some, old, new)
    came += min(all_went.total(), some_came.total())
    went += min(some_went.total(), all_came.total())
    return "softer" if came and not went else "firmer" if went and not came else ""


def _exchanged(pattern: re.Pattern[str], old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    """What came and what went of the words that a pattern finds."""
    before, after = (Counter(found.lower() for found in pattern.findall(text)) for text in (old, new))
    return after - before, before - after
