"""The change reference: kinds of change found by what one did, and a page for each: why it weighs so, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.diff.kind import FAMILIES, Example, Kind, all_kinds
from promisekit.model.portfolio import SECTIONS
from promisekit.reference.compared import message_of

_GENERATED: Final = "<!-- Written by `make docs` from the kinds of change; edit those. -->\n"
_FOUND: Final = "Look for what you wrote and what stood there before; the code's page says why it weighs as it does.\n"
_MEANT: Final = """## If it is meant

Say so {where}, in the same review, with the reason:

```yaml
accepted:
  - {{check: {code}, reason: Why we do it., by: Head of service, until: 2027-06-30}}
```

Without it, `promisekit diff --fail-on weaker` ends with a code that stops a pipeline. Take the entry out afterwards.
"""
_START: Final = f"""# Change reference

{_GENERATED}
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
      - {{check: PD101, reason: The new printer needs a day more until spring., by: Head of billing, until: 2027-03-31}}
```
"""


_SINGULAR: Final = {
    "promises": "promise",
    "guidelines": "guideline",
    "commitments": "commitment",
    "steps": "step",
    "phases": "phase",
    "pain_points": "pain point",
    **{section: section.removesuffix("s") for section in SECTIONS if section not in ("promises", "pain_points")},
}
"""What stands under ids or in lists -> what one of it is called."""
_CELL: Final = 60
"""So many characters of an example fit into a cell."""


def changes_pages() -> dict[str, str]:
    """``changes.md`` and a page for each kind of change, by their paths in ``docs``."""
    kinds = all_kinds()
    parts = [_START, "## Found by what you did\n", _FOUND]
    parts += [f"- [{title}](#{_slug(title)})" for title in FAMILIES.values()]
    parts.append("")
    for family, title in FAMILIES.items():
        parts.append(f"### {title}\n")
        parts += _tables([kind for kind in kinds if kind.code.startswith(family)])
    return {"changes.md": "\n".join(parts), **{change_page(kind.code): _entry(kind) for kind in kinds}}


def change_page(code: str) -> str:
    """The page of a kind of change, by its path in ``docs``."""
    return f"changes/{code.lower()}.md"


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z -]", "", heading.lower()).replace(" ", "-")


def _tables(kinds: list[Kind]) -> Iterator[str]:
    """A table for each thing that may be changed, in the order in which they come up."""
    for place in dict.fromkeys(_place(kind.example.under) for kind in kinds):
        article = "" if place.startswith("`") else "an " if place[0] in "aeiou" else "a "
        yield f"In {article}{place}:\n"
        yield from ("| code | this says | you write | instead of | weight |", "|---|---|---|---|---|")
        for kind in kinds:
            example = kind.example
            if _place(example.under) == place:
                code = f'<a id="{kind.code.lower()}"></a>[{kind.code}]({change_page(kind.code)})'
                cells = (code, kind.what, _cell(example.new), _cell(example.old), kind.weight)
                yield f"| {' | '.join(cells)} |"
        yield ""


def _place(under: str) -> str:
    """What the example is a part of, in words: `promises.right-invoice.remedy` is about a remedy."""
    place, parts = "", iter(under.split("."))
    for part in parts:
        if part in _SINGULAR:
            place = _SINGULAR[part]
            next(parts, None)
        else:
            place = f"`{part}`"
    return place


def _cell(text: str) -> str:
    lines = text.splitlines()
    if not lines:
        return "nothing"
    line = f"{lines[0]} …" if len(lines) > 1 else lines[0]
    short = line if len(line) <= _CELL else f"{line[:_CELL].rpartition(' ')[0]} …"
    return f"`{short}`".replace("|", "\\|")


def _entry(kind: Kind) -> str:
    parts = [f"# {kind.code}: {kind.what.rstrip('.')}\n", _GENERATED]
    family = FAMILIES[kind.code[:3]]
    parts.append(f"`{kind.name}`, **{kind.weight}**, of the family [{family}](../changes.md#{_slug(family)}).\n")
    parts.append(f"{kind.why}\n")
    if kind.opposite != kind.code:
        parts.append(f"Taken back, it is [{kind.opposite}]({kind.opposite.lower()}.md).\n")
    parts.append("\n".join(["## Example\n", "```diff", *example_lines(kind.example), "```", ""]))
    parts.append(f"You read:\n\n```text\n{message_of(kind)}\n```\n")
    if kind.weight in ("weaker", "removed"):
        parts.append(_MEANT.format(code=kind.code, where=_accepted_at(kind.example)))
    return "\n".join(parts)


def _accepted_at(example: Example) -> str:
    """Where the change is accepted: at its item, or, where that is gone, in the section of the portfolio."""
    parts = example.under.split(".")
    if parts[0] == "portfolio" or (len(parts) == 1 and not example.new):
        return "in the section `portfolio`"
    return f"at the {_SINGULAR[parts[0]]}"


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
