"""What sections, fields and kinds of values mean, as Markdown: the words of the models' own docstrings."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from promisekit.language_server.asked import Asked, Field
from promisekit.model.about import About
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.portfolio import SECTIONS
from promisekit.read.shape import is_required, noun, whole
from promisekit.reference.docstrings import about, meanings

_EXAMPLES: Final[dict[Any, str]] = {
    Duration: "`2 working days`, `4 h`, `next working day`",
    Hours: "`mon-fri 08:00-16:00`, or a list of such spans, or `always`",
    Money: "`10 EUR`",
}


@cache
def section_doc(name: str) -> str:
    """What a section holds."""
    model: type[BaseModel] = About if name == "portfolio" else SECTIONS[name]
    return about(model)


@cache
def field_doc(field: Field) -> str:
    """What a field means, what may stand there, and whether it has to be given."""
    said = [_meaning(field)]
    form = _form(Asked(whole(field.info)))
    if form:
        said.append(form)
    if is_required(field.model, field.name):
        said.append(f"*Required of {noun(field.model)}.*")
    return "\n\n".join(said)


def _meaning(field: Field) -> str:
    known = meanings(field.model)
    names = (name for name, info in field.model.model_fields.items() if field.name in (info.alias, name))
    return known.get(next(names), "")


def _form(asked: Asked) -> str:
    many = " One, or a list." if asked.is_list else ""
    if asked.sections:
        return f"An id from {_listed(asked.sections)}.{many}"
    if asked.key_sections:
        return f"By the id of an item from {_listed(asked.key_sections)}."
    if asked.choices:
        return f"One of {_listed(asked.choices, 'or')}.{many}"
    example = _EXAMPLES.get(asked.kind) if not asked.is_text else None
    return f"As in {example}." if example else ""


def _listed(words: tuple[str, ...], last: str = "or") -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
