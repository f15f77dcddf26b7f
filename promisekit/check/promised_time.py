"""Which lengths of time in a promise's words are its limit, and which its fields already say."""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from typing import Final

from promisekit.check.address import begins_with_order
from promisekit.check.spoken_time import Mention, mentions
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.promise import Promise

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_PER: Final = r"\s*(?:(?:a|per|each|every) \w+|vuorokaudessa|päivässä|viikossa|om dygnet|per \w+|i dygnet)\b"
_LASTS: Final = r"(?i)\b(?:for|every|each|another|lasts|joka|i|varje)(?: the)?(?: (?:first|next|last))? $"
_LONG: Final = r"(?i)(?<!within )\b(?:an?|the|your) (?:slot|window|period|term|contract|pause|break|visit|call) of $"
_CUSTOMERS_OWN: Final = (
    r"(?i)\b(?:you (?:can|may)|voit|voitte|(?:du|ni) kan|kan (?:du|ni))\b"
    r"|\b(?:you have|(?:sinulla|teillä) on|(?:du|ni) har) $"
)
_CUSTOMERS_CONDITION: Final = (
    r"(?i)\b(?:if|when|once|provided that|as long as) you\b(?!.*\b(?:we|you|it|they|your|our|is|are|will)\b)"
    r"|^\W*(?:jos|kun) \w+(?:t|tte)\b(?!.*\b(?:me|sinä|se|saat|saatte|on|\w+mme)\b)"
    r"|\b(?:om|när) (?:du|ni)\b(?!.*\b(?:vi|du|ni|den|det|är|har)\b)"
)
"""Up to a time, a clause about what the customer does: "If you tell us …"; without anybody else's part after it."""
_BEYOND: Final = r"(?i)\b(?:(?:more|longer) than|over|yli|(?:mer|längre) än|över) $"
_NO: Final = r"(?i)\b(?:no|not|never|cannot|ei|en|emme|eivät|inte|aldrig)\b|n['’]t\b"
_CLAUSE: Final = r"[.,;:!?]| and | ja | och "
_UNEVEN: Final = frozenset(("month", "year"))
_CLOCKS: Final = ({"h", "working hour"}, {"day", "working day"})
_AHEAD: Final = r"\s*(?:before|ahead|in advance|ennen|etukäteen|före|innan|i förväg)\b"


@lru_cache(maxsize=65536)
def spoken_limits(wording: str) -> tuple[Mention, ...]:
    """Lengths of time that ``wording`` may set as a limit; not what lasts so long, nor the customer's own time."""
    return tuple(filter(_is_limit, mentions(wording)))


class Agreement(enum.Enum):
    """Whether a length of time in words is that of a field."""

    SAME = enum.auto()
    OTHER_AMOUNT = enum.auto()
    OTHER_CLOCK = enum.auto()
    """The same number of days or hours, one of working time and the other of all time."""
    UNTOLD = enum.auto()
    """They cannot be compared: how many working days there are in a week depends on the week."""


def agreement(said: Duration, field: Duration) -> Agreement:
    """How a length of time in words goes together with that of a field."""
    if said == field:
        return Agreement.SAME
    if said.unit == field.unit:
        return Agreement.OTHER_AMOUNT
    if said.unit in SECONDS and field.unit in SECONDS:
        if {said.unit, field.unit} & _UNEVEN:
            return Agreement.UNTOLD
        is_same = said.amount * SECONDS[said.unit] == field.amount * SECONDS[field.unit]
        return Agreement.SAME if is_same else Agreement.OTHER_AMOUNT
    is_of_other_clock = said.amount == field.amount and {said.unit, field.unit} in _CLOCKS
    return Agreement.OTHER_CLOCK if is_of_other_clock else Agreement.UNTOLD


def is_ahead(mention: Mention) -> bool:
    """Whether it is counted back from an event: "two days before it"."""
    return re.match(_AHEAD, mention.after) is not None


def _is_limit(mention: Mention) -> bool:
    if re.match(_PER, mention.after) or re.search(_LASTS, mention.before) or re.search(_LONG, mention.before):
        return False
    clause = re.split(_CLAUSE, mention.before)[-1]
    # "A cut of more than four hours" is a case; "never more than four hours" is a limit.
    if re.search(_BEYOND, mention.before) and not re.search(_NO, clause):
        return False
    return not (
        begins_with_order(clause) or re.search(_CUSTOMERS_OWN, clause) or re.search(_CUSTOMERS_CONDITION, clause)
    )


def times_beside(promise: Promise) -> set[Duration]:
    """Lengths of time that fields of the promise say and that are no limit of it: the customer's, the remedies'."""
    times = [time for part in promise.customer_does for time in (part.notice, part.within)]
    times += [time for remedy in promise.remedy for time in (remedy.within, remedy.claim_within)]
    return {time for time in times if time}


def times_in_fields(promise: Promise) -> set[Duration]:
    """Every length of time that a field of the promise says."""
    times = [promise.notice, promise.no_more_than and promise.no_more_than.in_]
    times += [limit.within for limit in promise.within or ()]
    times += [commitment.within for commitment in promise.commitments.values()]
    return {time for time in times if time} | times_beside(promise)
