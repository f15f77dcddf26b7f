"""A promise says "always" or "never", and has exceptions.

## What it does
Reports "always", "never", "guarantee", "100 %" and the like in the text of a promise that has a `share` below 100 %
or any `exclusions`.

## Why it matters
The customer reads "always" and meets the exception. What is true in 90 of 100 cases can be said with pride as what it
is.

## Example
```yaml
promises:
  answer-the-phone:
    promise: We always answer your call within a minute.
    kept_at: service-line
    accountable: customer-service
    within: 1 min
    share: 90 %
```

Say what is true:
```yaml
promises:
  answer-the-phone:
    promise: We answer nine of ten calls within a minute, and offer to call you back when we do not.
    kept_at: service-line
    accountable: customer-service
    within: 1 min
    share: 90 %
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import UNKEEPABLE, placed_wordings
from promisekit.diagnostic import Severity
from promisekit.model.walk import KeyPath

CODE = "PK305"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Words without exception in promises with some."""
    for promise in subject.portfolio.promises.values():
        has_share = promise.share is not None and promise.share < 100
        if promise.status == "retired" or not (has_share or promise.exclusions):
            continue
        exception: tuple[KeyPath, str] = (("promises", promise.id, "exclusions"), "here are its exclusions")
        why = "the promise has exclusions"
        if has_share:
            exception = (("promises", promise.id, "share"), "here is its share")
            why = f"the promise holds in {promise.share:f} % of cases"
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise):
            word = UNKEEPABLE.first(wording)
            if word:
                yield Finding(
                    path,
                    f'"{word}" says more than can be kept: {why}',
                    f'leave "{word}" out, or say the exception in the same breath',
                    (exception,),
                )
