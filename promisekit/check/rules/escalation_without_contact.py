"""A guideline sends people to somebody whom nobody says how to reach.

## What it does
Reports a role or a function to which an `if_it_fails` escalates and that has no `contact`, nor has its function. Says
nothing where no role and no function has one: such a portfolio keeps its telephone numbers elsewhere.

## Why it matters
When something fails at the desk, whoever stands there has minutes. The page says whom to call, and not how.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
  service: {name: Customer service, kind: frontline, contact: {phone: +44 20 7946 0123}}
roles:
  clerk: {name: Clerk, function: billing}
  billing-lead: {name: Billing lead, function: billing}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line: {role: clerk, do: [Read the line back.], if_it_fails: {escalate_to: billing-lead}}
```

Say how:
```yaml
roles:
  billing-lead: {name: Billing lead, function: billing, contact: {phone: +44 20 7946 0124}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.walk import KeyPath

CODE = "PK220"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Actors who are called in and cannot be reached."""
    portfolio = subject.portfolio
    if not any(portfolio.contact_of(actor) for actor in (*portfolio.functions, *portfolio.roles)):
        return
    sent_to: dict[str, list[KeyPath]] = {}
    for promise in portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            if guideline.if_it_fails:
                place = ("promises", promise.id, "guidelines", guideline_id, "if_it_fails", "escalate_to")
                sent_to.setdefault(guideline.if_it_fails.escalate_to, []).append(place)
    for actor, places in sent_to.items():
        section = next((name for name in ("roles", "functions") if actor in portfolio.section(name)), None)
        if section and not portfolio.contact_of(actor):
            who = f"{len(places)} guidelines send" if len(places) > 1 else "a guideline sends"
            yield Finding(
                (section, actor),
                f"{who} people to `{actor}`, and nobody says how to reach it",
                f"add `contact` to `{actor}`, with `phone`, `email`, `chat` or `note`",
                ((places[0], "they are sent there here"),),
            )
