"""The check reference: an overview by family, and a page for each code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import FAMILIES
from promisekit.diagnostic import Severity
from promisekit.reference.printed import printed
from promisekit.report.explanation import Explanation, explanations

_GENERATED: Final = "<!-- Written by `make docs` from the rules' own words; edit those. -->\n"
_START: Final = f"""# Check reference

{_GENERATED}
`promisekit check` reports what it finds with a code, and each code has a page: what is found, why it matters, an
example with the message that you read, and the way out. `promisekit rules PK201` shows it in the terminal.

**Set how much a code weighs** for the whole portfolio:

```yaml
portfolio:
  name: Northlight Broadband
  checks: {{PK701: off, PK202: error}}
```

**Accept one finding** where it stands, with the reason; an acceptance that is no longer needed is itself reported:

```yaml
promises:
  fault-news:
    promise: You hear from us every two hours until your line works.
    kept_at: fault-map
    accountable: network
    accepted:
      - {{check: PK701, reason: Nothing is owed for a late message; the repair promise pays., until: 2027-06-30}}
```
"""
_ACCEPT: Final = """Where the team has looked at it and it may stay, say so at the item, with the reason:

```yaml
accepted:
  - {{check: {code}, reason: Why it may stay., until: 2027-06-30}}
```
"""
_WEIGH: Final = """For the whole portfolio: `checks: {{{code}: off}}`, or another weight, in the section
[`portfolio`](../format/portfolio.md#checks).
"""
_CANNOT_STAY: Final = "What cannot be read can neither be accepted nor switched off: mend it.\n"
_LEFT_TO_FILES: Final = "What is read depends on the file itself, which the first line of the example tells of.\n"


def checks_pages() -> dict[str, str]:
    """``checks.md`` and a page for each code, by their paths in ``docs``."""
    entries = list(explanations().values())
    parts = [_START, "## Families\n", *_families(entries), ""]
    for family, title in FAMILIES.items():
        parts.append(f"## {title}\n")
        of_family = [entry for entry in entries if entry.code.startswith(family)]
        if family == "PK0":
            parts += _reading(of_family)
        else:
            parts += _table(of_family)
    return {"checks.md": "\n".join(parts), **{check_page(entry.code): _entry(entry) for entry in entries}}


def check_page(code: str) -> str:
    """The page of a code, by its path in ``docs``."""
    return f"checks/{code.lower()}.md"


def _families(entries: list[Explanation]) -> Iterator[str]:
    for family, title in FAMILIES.items():
        count = sum(entry.code.startswith(family) for entry in entries)
        yield f"- [{title}](#{title.lower().replace(' ', '-')}): {family}01 and on, {count} checks"


def _reading(entries: list[Explanation]) -> Iterator[str]:
    yield "What cannot be read:\n"
    yield from _table([entry for entry in entries if entry.severity is Severity.ERROR])
    yield "What is read, and may have been meant otherwise:\n"
    yield from _table([entry for entry in entries if entry.severity is not Severity.ERROR])


def _table(entries: list[Explanation]) -> Iterator[str]:
    yield from ("| code | weight | what it finds |", "|---|---|---|")
    for entry in entries:
        code = entry.code
        yield f'| <a id="{code.lower()}"></a>[{code}]({check_page(code)}) | {entry.severity.word} | {entry.summary} |'
    yield ""


def _entry(entry: Explanation) -> str:
    parts = [f"# {entry.code}: {entry.summary.rstrip('.')}\n", _GENERATED]
    family = f"[{entry.family}](../checks.md#{entry.family.lower().replace(' ', '-')})"
    article = "an" if entry.severity.word[0] in "aeiou" else "a"
    parts.append(f"`{entry.name}`, {article} {entry.severity.word} of the family {family}.\n")
    parts.append(_with_message(entry) + "\n")
    return "\n".join([*parts, "## Live with it\n", *_ways_to_live_with(entry)])


def _ways_to_live_with(entry: Explanation) -> Iterator[str]:
    is_of_reading = entry.code.startswith("PK0")
    if is_of_reading and entry.severity is Severity.ERROR:
        yield _CANNOT_STAY
        return
    if not is_of_reading:
        yield _ACCEPT.format(code=entry.code)
    yield _WEIGH.format(code=entry.code)


def _with_message(entry: Explanation) -> str:
    """The documentation with what is printed below the first example."""
    first = re.search(r"^```yaml\n(.*?)^```\n", entry.body, re.MULTILINE | re.DOTALL)
    assert first, f"{entry.code} has no example"
    message = printed(first[1], entry.code)
    shown = f"\nYou read:\n\n```text\n{message}\n```\n" if message else f"\n{_LEFT_TO_FILES}"
    body = entry.body[: first.end()] + shown + entry.body[first.end() :]
    # Readers of Markdown differ in whether a block has to stand free.
    body = re.sub(r"^(## .*)\n(?=\S)", r"\1\n\n", body, flags=re.MULTILINE)
    return re.sub(r"(?<=\S)\n(?=```yaml)", "\n\n", body)
