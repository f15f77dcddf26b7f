"""Nobody can tell whether a promise can be kept, though it has a limit and work is agreed.

## What it does
Reports a promise, agreed or live, whose time limit cannot be compared with the work for it:

- none of its commitments begins with the customer's case: all are always in place or belong to the remedy. A promise to
  answer soon in a `share` of cases is left alone where PK427 can tell, by the people and the calls;
- its clock starts on public holidays only;
- somebody who works for it, or answers for it, is at work on public holidays only, or closed on
  every day of every year.

What else makes a proof impossible has checks of its own: PK101, PK105, PK203, PK401, PK403, PK415, PK424.

## Why it matters
A promise that nothing is said about looks like one that is kept.

## Example
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, kind: standing}
```

```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 1 working day}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.clock import never_opens
from promisekit.graph.load import load_at
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.walk import KeyPath

CODE = "PK428"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises with a limit that nothing is proved of, for a reason that no other rule tells."""
    told: set[KeyPath] = set()
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live") or not promise.within or not promise.commitments:
            continue
        if not any(commitment.kind == "clock" for commitment in promise.commitments.values()):
            if not _is_answered_by_people(subject.relations, promise):
                yield _without_work(promise)
            continue
        if promise.hours and never_opens(promise.hours):
            yield Finding(
                ("promises", promise.id, "hours"),
                f"nobody can tell whether `{promise.id}` can be kept: its clock starts on public holidays only",
                "say when it can start on other days, too, or leave out `hours` where that is at any time",
            )
        yield from _never_at_work(subject, promise, told)


def _without_work(promise: Promise) -> Finding:
    first = next(iter(promise.commitments))
    kind = promise.commitments[first].kind
    return Finding(
        ("promises", promise.id, "commitments"),
        f"nobody can tell whether `{promise.id}` can be kept: none of its commitments begins with the customer's case",
        f"add one with what is done for it and `within`, or leave out `kind: {kind}` where one is done for each case; "
        "where people answer calls as they come, say how many with `people` and `handling`",
        ((("promises", promise.id, "commitments", first, "kind"), "its kind"),),
    )


def _is_answered_by_people(relations: Relations, promise: Promise) -> bool:
    """Whether a model of queues tells how often it is kept (PK427)."""
    points = (relations.portfolio.touchpoints.get(one) for one in promise.kept_at)
    return promise.share is not None and any(load_at(relations, point) for point in points if point)


def _never_at_work(subject: Subject, promise: Promise, told: set[KeyPath]) -> Iterator[Finding]:
    portfolio = subject.portfolio
    work = [one.by for one in promise.commitments.values() if one.kind == "clock" and not one.is_customers]
    for actor in dict.fromkeys((*work, promise.accountable)):
        if not portfolio.function_of(actor) or not subject.relations.calendars.is_never_at_work(actor):
            continue
        if never_opens(portfolio.hours_of(actor)):
            place, when = _place_of_hours(portfolio, actor), "at work on public holidays only"
            hint = "add the ordinary days, as in `hours: [mon-fri 08:00-16:00, hol 10:00-14:00]`"
        else:
            place, when = _place_of_closings(portfolio, actor), "closed on every day of every year"
            hint = "say from which day to which it is closed; who is not there any more is no part of the promise"
        if place not in told:
            told.add(place)
            says = f"nobody can tell whether `{promise.id}` can be kept: `{actor}` is {when}"
            yield Finding(place, says, hint, ((("promises", promise.id), "the promise"),))


def _place_of_closings(portfolio: Portfolio, actor: str) -> KeyPath:
    function = portfolio.functions.get(portfolio.function_of(actor) or "")
    return ("functions", function.id, "closed") if function and function.closed else ("portfolio", "closed")


def _place_of_hours(portfolio: Portfolio, actor: str) -> KeyPath:
    system, function = portfolio.systems.get(actor), portfolio.functions.get(portfolio.function_of(actor) or "")
    if system and system.hours:
        return ("systems", actor, "hours")
    return ("functions", function.id, "hours") if function and function.hours else ("portfolio", "hours")
