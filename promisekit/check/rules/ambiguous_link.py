"""A link in a text could lead to several items.

## What it does
Reports `[[id]]` where items in several sections have that id.

## Why it matters
The tool does not guess: a reader who wants the promise should not land on the touchpoint of the same name.

## Example
```yaml
touchpoints:
  complaint: {name: Making a complaint, responsible: complaints}
journeys:
  complaint:
    name: A complaint from start to end
    phases: [{name: Write, steps: [{id: writes, customer: Writes to us, touchpoint: complaint}]}]
stories:
  two-pages: {says: "She wrote two pages, see [[complaint]]."}
```

Name the section too:
```yaml
touchpoints:
  complaint: {name: Making a complaint, responsible: complaints}
journeys:
  complaint:
    name: A complaint from start to end
    phases: [{name: Write, steps: [{id: writes, customer: Writes to us, touchpoint: complaint}]}]
stories:
  two-pages: {says: "She wrote two pages, see [[journeys:complaint]]."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import kind, listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK104"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Links without a section to ids that stand in several."""
    for reference in subject.graph.unresolved:
        if reference.field != "[[ ]]":
            continue
        item_id = reference.target_id.strip()
        having = subject.graph.sections_by_id.get(item_id, [])
        if len(having) > 1:
            yield Finding(
                reference.path,
                f"the link `[[{item_id}]]` could lead to several items: {kind(having)}",
                f"write {listed((f'[[{section}:{item_id}]]' for section in having), 'or')}",
                tuple(((section, item_id), f"`{section}:{item_id}` stands here") for section in having),
            )
