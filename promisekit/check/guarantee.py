"""The quality of a guarantee after Hart (1988), as a profile with reasons: five traits, each good, partly or poor.

It weighs nothing and adds nothing up: who reads it sees what speaks for and what against, and decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from promisekit.check.readability import Readability, readability
from promisekit.check.wording import JARGON, VAGUE_IN_PROMISES
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

Grade = Literal["good", "partly", "poor"]
Value = Duration | float | str
"""What a reason's words name: a time, a number, a word."""

LONG_SENTENCE: Final = 20
"""Words; plain-language guides ask for 15 to 20."""
MOST_LIMITS: Final = 2
HURTS: Final = 3
"""From this severity on a pain is worth a guarantee."""
SHORT_CLAIM: Final = 30
QUICK: Final = 14
"""Days within which money is quick."""
_DAY: Final = 86400
_SENTENCE: Final = re.compile(r"[.!?…]+(?:\s|$)")
_WORD: Final = re.compile(r"\w[\w'’.,:/-]*")


def _(word: str) -> str:
    """Marks words for the handbook's catalogues."""
    return word


TRAITS: Final = {
    "unconditional": _("Unconditional"),
    "easy-to-understand": _("Easy to understand"),
    "meaningful": _("Meaningful"),
    "easy-to-invoke": _("Easy to invoke"),
    "quick-to-pay": _("Quick to pay"),
}
"""Hart's five, and what each is called."""
GRADES: Final = {"good": _("good"), "partly": _("partly"), "poor": _("poor")}


class Reason(NamedTuple):
    """What speaks for a trait (above 0), against it (below), or neither: words with named places, and their values."""

    weight: int
    words: str
    values: Mapping[str, Value] = {}


class Trait(NamedTuple):
    """One of the five."""

    name: str
    grade: Grade
    reasons: tuple[Reason, ...]


def profile(portfolio: Portfolio, promise: Promise, wording: str, language: str) -> tuple[Trait, ...]:
    """The five traits; ``wording`` is what the promise says in ``language``."""
    found = {
        "unconditional": _unconditional(promise),
        "easy-to-understand": _easy_to_understand(promise, wording, language),
        "meaningful": _meaningful(portfolio, promise),
        "easy-to-invoke": _easy_to_invoke(promise),
        "quick-to-pay": _quick_to_pay(promise),
    }
    return tuple(_graded(name, tuple(reasons)) for name, reasons in found.items())


def _graded(name: str, reasons: tuple[Reason, ...]) -> Trait:
    """Good where nothing speaks against it, poor where two things do; conditions weigh less each."""
    against = -sum(reason.weight for reason in reasons if reason.weight < 0)
    poor_from = 4 if name == "unconditional" else 2
    return Trait(name, "good" if not against else "partly" if against < poor_from else "poor", reasons)


def _unconditional(promise: Promise) -> Iterator[Reason]:
    conditions, exclusions = len(promise.conditions), len(promise.exclusions)
    in_time = sum(bool(part.notice or part.within) for part in promise.customer_does)
    if conditions:
        yield Reason(-conditions, _("Conditions to be met: %(count)s."), {"count": conditions})
    if exclusions:
        yield Reason(-exclusions, _("Cases in which it does not hold: %(count)s."), {"count": exclusions})
    if in_time:
        yield Reason(-in_time, _("Things that the customer has to do in time: %(count)s."), {"count": in_time})
    if promise.share is not None and promise.share < 100:
        yield Reason(-1, _("It is promised for %(share)s %% of cases, not for all."), {"share": float(promise.share)})
    if not (conditions or exclusions or in_time or (promise.share or 100) < 100):
        yield Reason(1, _("It holds without conditions, in every case."))


def _easy_to_understand(promise: Promise, wording: str, language: str) -> Iterator[Reason]:
    longest = max((len(_WORD.findall(sentence)) for sentence in _SENTENCE.split(wording)), default=0)
    is_short = longest <= LONG_SENTENCE
    yield Reason(1 if is_short else -1, _("Words in the longest sentence: %(count)s."), {"count": longest})
    vague, insiders = VAGUE_IN_PROMISES.first(wording), JARGON.first(wording)
    if vague:
        yield Reason(-2, _("Nobody can check the word “%(said)s”."), {"said": vague})
    if insiders:
        yield Reason(-1, _("Only insiders say “%(said)s”."), {"said": insiders})
    if promise.within and len(promise.within) > MOST_LIMITS:
        yield Reason(-1, _("Time limits to keep apart: %(count)s."), {"count": len(promise.within)})
    found = readability(wording, language)
    if found:
        yield _readable(found)


def _readable(found: Readability) -> Reason:
    words = {
        "ARI": _("It reads like a text of school year %(value)s (Automated Readability Index)."),
        "Flesch": _("Reading ease after Flesch: %(value)s; from 60 on most adults read it at once."),
        "LIX": _("Readability index LIX: %(value)s; up to 40 is easy."),
    }
    # A formula counts letters and words, so it is told and does not decide alone.
    value = max(1.0, round(found.value)) if found.formula == "ARI" else round(found.value)
    return Reason(1 if found.is_easy else -1, words[found.formula], {"value": float(value)})


def _meaningful(portfolio: Portfolio, promise: Promise) -> Iterator[Reason]:
    pains = [portfolio.pain_points[one] for one in promise.answers if one in portfolio.pain_points]
    severest = max((pain.severity or 0 for pain in pains), default=0)
    if not pains:
        yield Reason(-1, _("It answers nothing that customers are known to suffer from."))
    elif severest >= HURTS:
        yield Reason(1, _("It answers what hurts customers: severity %(severity)s of 5."), {"severity": severest})
    elif severest:
        yield Reason(-1, _("What it answers hurts little: severity %(severity)s of 5."), {"severity": severest})
    else:
        yield Reason(0, _("It answers a pain of customers; nobody says how severe it is."))
    if not (promise.within or promise.notice or promise.no_more_than):
        yield Reason(-1, _("It has no limit by which a customer could tell that it is broken."))
    if not promise.remedy:
        yield Reason(-1, _("The customer gets nothing when it is broken."))
    elif any(remedy.amount or remedy.percent for remedy in promise.remedy):
        yield Reason(1, _("The customer gets money when it is broken."))
    else:
        yield Reason(0, _("The customer gets something when it is broken, but no money."))


def _easy_to_invoke(promise: Promise) -> Iterator[Reason]:
    if not promise.remedy:
        yield Reason(-2, _("There is nothing to ask for."))
        return
    given = [remedy.given for remedy in promise.remedy]
    if all(one == "automatically" for one in given):
        yield Reason(1, _("The customer need not ask for it."))
    elif all(one is None for one in given):
        yield Reason(-1, _("Nobody says whether the customer has to ask for it."))
    elif "automatically" in given:
        yield Reason(-1, _("For some of it the customer has to ask."))
    else:
        yield Reason(-1, _("The customer has to ask for it."))
    windows = [remedy.claim_within for remedy in promise.remedy if remedy.claim_within]
    if windows:
        shortest = min(windows, key=_days)
        weight = -1 if _days(shortest) < SHORT_CLAIM else 0
        yield Reason(weight, _("It has to be claimed within %(time)s."), {"time": shortest})
    if promise.dispute:
        yield Reason(1, _("It says where a customer goes who disagrees."))
    else:
        yield Reason(-1, _("It does not say where a customer goes who disagrees."))


def _quick_to_pay(promise: Promise) -> Iterator[Reason]:
    if not promise.remedy:
        yield Reason(-2, _("There is nothing to pay."))
        return
    times = [remedy.within for remedy in promise.remedy]
    known = [time for time in times if time]
    if known:
        longest = max(known, key=_days)
        weight = 1 if _days(longest) <= QUICK else -1
        yield Reason(weight, _("The customer has it within %(time)s."), {"time": longest})
    if len(known) < len(times):
        words = _("Of some of it nobody says by when.") if known else _("Nobody says by when the customer has it.")
        yield Reason(-1, words)


def _days(duration: Duration) -> float:
    """About so many days; only sizes are compared."""
    if duration.unit in SECONDS:
        return float(duration.amount) * SECONDS[duration.unit] / _DAY
    return float(duration.amount) * {"working hour": 1 / 6, "working day": 1.4}.get(duration.unit, 1.0)
