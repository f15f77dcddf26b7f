"""Values as they are written -> their one long form, and back to the form that a person would write.

In the long form every text is a dict of languages, whatever may be a list is one, and every short form is spelt out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from promisekit.model.shorthand import is_text
from promisekit.sheets.forms import ByKey, Fields, Form, Many, Word, Wording

Plain = Any
"""As written: texts, lists and dicts of them."""
Long = Any
"""In the long form."""


def long_form(form: Form, value: Plain, language: str) -> Long:
    """The long form of a value that the reader takes; ``language`` is the portfolio's own."""
    if isinstance(form, Word):
        return value
    if isinstance(form, Wording):
        return {language: value} if isinstance(value, str) else dict(value)
    if isinstance(form, Many):
        if isinstance(value, list):
            return [long_form(form.of, one, language) for one in value]
        if form.file_alone:
            return value
        return [long_form(form.of, {form.text_alone: value} if form.text_alone else value, language)]
    if isinstance(form, ByKey):
        if form.branches and not isinstance(value, dict):
            return {step: {} for step in ([value] if isinstance(value, str) else value)}
        return {key: long_form(form.of, one, language) for key, one in value.items()}
    if form.text and is_text(value):
        value = {form.text: value}
    return {name: long_form(form.form(name), one, language) for name, one in value.items()}


def short_form(form: Form, value: Long, language: str) -> Plain:
    """As a person would write it."""
    if isinstance(form, Word):
        return value
    if isinstance(form, Wording):
        return value[language] if set(value) == {language} else dict(value)
    if isinstance(form, Many):
        return value if isinstance(value, str) else _short_list(form, value, language)
    if isinstance(form, ByKey):
        if form.branches and not any(value.values()):
            return next(iter(value)) if len(value) == 1 else list(value)
        return {key: short_form(form.of, one, language) if one else "" for key, one in value.items()}
    if form.text and set(value) == {form.text}:
        return short_form(form.form(form.text), value[form.text], language)
    return {name: short_form(of, value[name], language) for name, of in form.fields if name in value}


def _short_list(form: Many, value: list[Long], language: str) -> Plain:
    entries = [short_form(form.of, one, language) for one in value]
    if len(entries) != 1:
        return entries
    if form.text_alone and set(value[0]) == {form.text_alone}:
        return entries[0][form.text_alone]
    # A list of ids stays one: more of them come.
    is_reference = isinstance(form.of, Word) and form.of.sections
    return entries[0] if form.alone and not is_reference else entries


def rewritten(form: Form, written: Plain, old: Long, new: Long, language: str) -> Plain:
    """What is to be written instead of ``written``, which says ``old``, so that it says ``new``.

    Whatever is the same stays as it is written.
    """
    if old == new:
        return written

    def again(of: Form, one: Plain, before: Long, after: Long) -> Plain:
        return rewritten(of, one, before, after, language)

    if isinstance(form, Wording) and isinstance(written, dict):
        return {code: new[code] for code in dict.fromkeys((*written, *new)) if code in new}
    if isinstance(form, Fields) and isinstance(old, dict):
        return _fields(form, written, old, new, language, again)
    if isinstance(form, ByKey) and isinstance(written, dict) and (not form.branches or any(new.values())):
        if form.branches:
            return short_form(form, new, language)
        kept = {key: again(form.of, one, old[key], new[key]) for key, one in written.items() if key in new}
        return kept | {key: short_form(form.of, one, language) for key, one in new.items() if key not in kept}
    if isinstance(form, Many) and isinstance(old, list) and isinstance(new, list) and old:
        return _list(form, written, old, new, language, again)
    return short_form(form, new, language)


Again = Callable[[Form, Plain, Long, Long], Plain]


def _fields(form: Fields, written: Plain, old: Long, new: Long, language: str, again: Again) -> Plain:
    if form.text and is_text(written):
        if set(new) == {form.text}:
            return again(form.form(form.text), written, old[form.text], new[form.text])
        written = {form.text: written}
    kept: dict[str, Plain] = {}
    for name, one in written.items():
        if name in old and name in new:
            kept[name] = one if old[name] == new[name] else again(form.form(name), one, old[name], new[name])
        elif name not in old:
            # It says nothing, as `closed: []`: it stays until there is something to say.
            kept[name] = short_form(form.form(name), new[name], language) if name in new else one
    return kept | {name: short_form(of, new[name], language) for name, of in form.fields if name in new.keys() - kept}


def _list(form: Many, written: Plain, old: list[Long], new: list[Long], language: str, again: Again) -> Plain:
    """Entries that are the same stay as they are written; of the others, those in the same place are changed."""
    from difflib import SequenceMatcher

    was_list = isinstance(written, list)
    if not was_list:
        written = [{form.text_alone: written} if form.text_alone else written]
    entries: list[Plain] = []
    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], autojunk=False)
    for _tag, a, b, c, d in matcher.get_opcodes():
        both = min(b - a, d - c)
        entries += [again(form.of, written[a + n], old[a + n], new[c + n]) for n in range(both)]
        entries += [short_form(form.of, one, language) for one in new[c + both : d]]
    if was_list or len(entries) != 1:
        return entries
    if form.text_alone:
        return entries[0][form.text_alone] if set(entries[0]) == {form.text_alone} else entries
    return entries[0]
