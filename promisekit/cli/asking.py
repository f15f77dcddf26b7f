"""Questions about an item, field by field: what may stand there is offered, and what cannot is asked again."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import click

if TYPE_CHECKING:
    from promisekit.edit.yaml_text import Written
    from promisekit.read.loader import Loaded

_SHOWN: Final = 12
_QUESTIONS: Final = {
    "promise": "The promise in the customer's words, such as `Your invoice is right.`",
    "within": "By when, such as `2 working days` or `4 h`.",
}
Complaint = Callable[[str, "Written"], str]
"""What is wrong with a field's value; empty where nothing is."""


class Questions:
    """Asks for the fields of one item of a portfolio."""

    def __init__(self, loaded: Loaded, section: str, complaint: Complaint) -> None:
        self.loaded = loaded
        self.section = section
        self.complaint = complaint

    def ask(self, name: str, *, required: bool, default: str = "", question: str = "") -> Written | None:
        """The value of a field, as somebody types it; None where it is left out."""
        from promisekit.model.portfolio import SECTIONS
        from promisekit.read.shape import annotation_at, bare, model_at, sections_at

        model = SECTIONS[self.section]
        inner = bare(annotation_at(model, (name,)))
        # What may be a mapping or a list of them has a short form of one word.
        is_list = typing.get_origin(inner) is tuple and model_at(model, (name, 0)) is None
        path = (name, 0) if is_list else (name,)
        sections = sections_at(model, path)
        words = _words(bare(annotation_at(model, path)))
        if sections and not required and not any(map(self._ids, sections)):
            return None
        self._explain(name, required=required, question=question)
        if sections:
            self._offer({one: self._name(section, one) for section in sections for one in self._ids(section)})
        elif words:
            click.echo(f"    one of: {', '.join(words)}")
        while True:
            value = self._typed(name, is_list=is_list, is_prose=not sections and not words, default=default)
            if value is None:
                if not required:
                    return None
                click.echo("    This is needed.")
                continue
            says = self._unknown(value, sections) or self.complaint(name, value)
            if not says:
                return value
            click.echo(f"    {says}")

    def choose(self, question: str, sections: Sequence[str], default: str = "") -> str | None:
        """An id of one of these sections; None where nothing is chosen."""
        click.echo(f"\n{question}")
        self._offer({one: self._name(section, one) for section in sections for one in self._ids(section)})
        while True:
            value = click.prompt("   ", default=default, show_default=bool(default), prompt_suffix="> ").strip()
            if not value:
                return None
            says = self._unknown(value, sections)
            if not says:
                return str(value)
            click.echo(f"    {says}")

    def _explain(self, name: str, *, required: bool, question: str) -> None:
        from promisekit.model.portfolio import SECTIONS
        from promisekit.reference.docstrings import meanings

        meaning = question or meanings(SECTIONS[self.section]).get(name, "")
        rest = "" if required else " (Enter: leave it out)"
        click.echo(f"\n{name}: {_QUESTIONS.get(name, meaning)}{rest}")

    def _typed(self, name: str, *, is_list: bool, is_prose: bool, default: str) -> Written | None:
        if is_list and is_prose:
            click.echo("    One on each line; an empty line ends.")
            lines = []
            while line := click.prompt("   ", default="", show_default=False, prompt_suffix="> ").strip():
                lines.append(line)
            return lines or None
        typed = click.prompt("   ", default=default, show_default=bool(default), prompt_suffix="> ").strip()
        if not typed:
            return None
        return [word.strip() for word in typed.split(",") if word.strip()] if is_list else str(typed)

    def _offer(self, names: Mapping[str, str]) -> None:
        for number, (one, name) in enumerate(names.items()):
            if number == _SHOWN:
                click.echo(f"    … and {len(names) - _SHOWN} more")
                break
            click.echo(f"    {one:<24} {name}")

    def _ids(self, section: str) -> list[str]:
        return list(self.loaded.portfolio.section(section))

    def _name(self, section: str, item_id: str) -> str:
        from promisekit.model.text import worded

        item: Any = self.loaded.portfolio.section(section)[item_id]
        text = next((getattr(item, field) for field in ("name", "promise", "says") if hasattr(item, field)), "")
        return worded(text, self.loaded.portfolio.about.language)[:70]

    def _unknown(self, value: Written, sections: Sequence[str]) -> str:
        """What to say of an id that nothing has."""
        known = [one for section in sections for one in self._ids(section)]
        for one in [value] if isinstance(value, str) else value:
            if sections and one not in known:
                near = difflib.get_close_matches(str(one), known, n=3)
                return f"There is no `{one}`" + (f"; did you mean {' or '.join(near)}?" if near else ".")
        return ""


def _words(annotation: Any) -> list[str]:
    """The words of which one may stand there."""
    return [str(word) for word in typing.get_args(annotation)] if typing.get_origin(annotation) is Literal else []
