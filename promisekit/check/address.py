"""Whether a text speaks to the customer: "you", an order, or the customer's own "my"; by language."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"[.!?;:]\s+")

_PERSONS: Final = {
    "en": frozenset("you your yours yourself yourselves i my me mine myself".split()),
    "fi": frozenset(
        "sinä sinun sinut sinua sinulle sinulla sinulta sinusta sinussa sinuun sä sun sut sua sulle sulla sulta "
        "te teidän teidät teitä teille teillä teiltä teistä teissä teihin minä minun minua minulle minulla minulta "
        "et ole olet saat voit maksat tiedät pääset valitset soitat kuulet näet tilaat ilmoitat pyydät tarvitset "
        "odotat jäät puhut asioit lähetät palautat peruutat muutat kerrot vastaat otat annat haluat menetät joudut "
        "käytät kirjoitat avaat luet vaihdat kysyt löydät".split()
    ),
    "sv": frozenset("du dig dej din ditt dina ni er ert era jag mig mej min mitt mina".split()),
}
"""Pronouns of the second person, of a customer who speaks, and frequent Finnish verbs that hold one."""

_ORDERS: Final = frozenset(
    "ask bring book buy call cancel change check choose claim come email get give have keep leave let open order pay "
    "phone pick report return ring say see send sign speak start stop talk tell text try use visit wait write "
    "soita kerro ilmoita tilaa valitse lähetä palauta peru peruuta muuta ota tule käy pyydä kysy maksa kirjaudu varaa "
    "vastaa ring berätta beställ välj skicka lämna betala boka anmäl meddela hör säg".split()
)

# Words that merely look as if they ended in the possessive suffixes -si, -nne, -ni.
_FINNISH_LOOKALIKES: Final = frozenset(
    "uusi viisi kuusi vuosi tosi käsi vesi täysi kansi länsi köysi siksi tänne sinne minne jonne pieni moni uni".split()
)
# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_FINNISH_SUFFIX: Final = r"\w{2,}(?:(?<!k)si|nne|ni|tte)"
_FINNISH_VERB_OR_PLURAL: Final = r"\w+[aeiouyäö]t"
_FINNISH_PASSIVE: Final = r"\w+(?:etaan|etään|ataan|ätään|itaan|itään|otaan|utaan|ytään|llaan|llään|daan|dään)"


def speaks_to_customer(text: str, language: str) -> bool:
    """Whether ``text`` addresses its reader; in doubt, and in languages that we do not know, it does."""
    code = language.partition("-")[0]
    persons = _PERSONS.get(code)
    words = _WORD.findall(text.lower())
    if persons is None or not persons.isdisjoint(words):
        return True
    if any(begins_with_order(sentence) for sentence in _SENTENCE.split(text)):
        return True
    return code == "fi" and _has_finnish_ending(words)


def begins_with_order(clause: str) -> bool:
    """Whether its first word tells the reader to do something: "Call …", "Soita …", "Ring …"."""
    first = _WORD.search(clause)
    return first is not None and first[0].lower() in _ORDERS


def _has_finnish_ending(words: list[str]) -> bool:
    if any(re.fullmatch(_FINNISH_SUFFIX, word) and word not in _FINNISH_LOOKALIKES for word in words):
        return True
    # -t ends "saat" (you get) and "laskut" (invoices) alike; beside a passive verb it is taken for a plural.
    if any(re.fullmatch(_FINNISH_PASSIVE, word) for word in words):
        return False
    return any(re.fullmatch(_FINNISH_VERB_OR_PLURAL, word) for word in words)
