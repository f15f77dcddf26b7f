"""The change reference: every kind of change with what it means, why it weighs what it does, and an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.diff.kind import FAMILIES, Example, Kind, all_kinds

_START: Final = """# Change reference

<!-- Written by `make docs` from the kinds of change; edit those. -->

`promisekit diff` compares two versions of a portfolio and says what each change means. Items are compared as what
they say: another order of keys, other line breaks, comments, and files that were moved, split or joined are no change.

Every change has a **weight**:

| weight | what it says |
|---|---|
| weaker | customers can count on less, or staff are less able to keep it |
| removed | something is gone |
| changed | it may be better or worse: read both |
| stronger | customers can count on more, or staff are more able to keep it |
| added | something is new |
| renamed | an id changed, the content stayed |
| moved | the same thing stands elsewhere |
| reworded | other words, no other figure |

A promise that is `draft` or `retired` before and after is given to nobody: what becomes weaker or stronger in it is
only `changed`.

**Times in different units** are compared on the clock of whoever keeps them: a promise's times on the opening hours
of the accountable function, a commitment's on those of the function that commits. One is longer only when it is so
whenever the clock starts, and by a tenth at least; otherwise the change is `changed`. A month is no fixed number of
days.

**Accept a weaker promise** where it stands, in the same review, with the reason. An entry counts only for the change
that it comes with; take it out afterwards. What happened to an item that is gone is accepted under `portfolio`:

```yaml
promises:
  right-invoice:
    promise: Your invoice is right. If it is not, we correct it within three working days.
    kept_at: invoice
    accountable: billing
    within: 3 working days
    accepted:
      - {check: PD101, reason: The new printer needs a day more until spring., by: Head of billing, until: 2027-03-31}
```
"""


def changes_page() -> str:
    """The whole page as Markdown."""
    kinds = all_kinds()
    parts = [_START, _overview(kinds)]
    for family, title in FAMILIES.items():
        parts.append(f"## {title} ({family}xx)\n")
        parts += [_entry(kind) for kind in kinds if kind.code.startswith(family)]
    return "\n".join(parts)


def _overview(kinds: tuple[Kind, ...]) -> str:
    rows = [f"| [{kind.code}](#{kind.code.lower()}) | {kind.name} | {kind.weight} | {kind.what} |" for kind in kinds]
    return "\n".join(["| code | name | weight | what happened |", "|---|---|---|---|", *rows, ""])


def _entry(kind: Kind) -> str:
    back = f" Taken back: [{kind.opposite}](#{kind.opposite.lower()})." if kind.opposite != kind.code else ""
    example = "\n".join(["```diff", *example_lines(kind.example), "```"])
    title = f'<a id="{kind.code.lower()}"></a>\n\n### {kind.code} {kind.name} ({kind.weight})'
    return f"{title}\n\n{kind.what} {kind.why}{back}\n\n{example}\n"


def example_lines(example: Example) -> Iterator[str]:
    """The place, then what went and what came, as in a diff of the file."""
    indent = 0
    is_entry = False
    for part in example.under.split("."):
        if part.isdigit():
            is_entry = True
            continue
        yield f"  {'  ' * indent}{'- ' if is_entry else ''}{part}:"
        indent += 2 if is_entry else 1
        is_entry = False
    before = "  " * indent + ("- " if is_entry else "")
    for mark, text in (("-", example.old), ("+", example.new)):
        for line in text.splitlines():
            yield f"{mark} {before}{line}"
