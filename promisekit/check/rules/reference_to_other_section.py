"""A reference names an item of another kind than is due.

## What it does
Reports an id that exists, but in another section than the field asks for: a role where a function is due, a
promise where a touchpoint is due.

## Why it matters
The tool would look for the item in a place where it is not. Often it shows that two things with like names
have been mixed up, for example a team and the people in it.

## Example
```yaml
roles:
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  service-line: {name: Calling us, responsible: service-agent}
```

Name a function where a function is due:
```yaml
roles:
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  service-line: {name: Calling us, responsible: customer-service, roles: service-agent}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import Guesses, kind, listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.graph import Reference

CODE = "PK102"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """References by field to ids that stand in other sections only."""
    guesses = Guesses(subject.graph)
    for reference in subject.graph.unresolved:
        having = subject.graph.sections_by_id.get(reference.target_id, [])
        if reference.field == "[[ ]]" or not having or subject.may_be_unread(reference.target_id):
            continue
        yield Finding(
            reference.path,
            f"`{reference.target_id}` is {kind(having, 'and')}; {kind(reference.sections)} is due here",
            _hint(subject, guesses, reference, having),
            tuple(((section, reference.target_id), "it stands here") for section in having),
            at_key=reference.is_key,
        )


def _hint(subject: Subject, guesses: Guesses, reference: Reference, having: list[str]) -> str:
    if reference.sections == ("functions",) and set(having) <= {"roles", "systems"}:
        function = subject.portfolio.function_of(reference.target_id)
        if function in subject.portfolio.functions:
            return f"did you mean its function, `{function}`?"
    alike = guesses.at(reference.target_id, reference.sections)
    if alike:
        return f"did you mean {listed(alike, 'or')}?"
    places = " or ".join(f"`{section}:`" for section in reference.sections)
    return f"write an id that stands under {places}"
