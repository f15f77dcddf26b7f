"""Puts a portfolio's files, or single files, into the one layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.layout import CannotLayOutError, laid_out
from promisekit.edit.syntax import Syntax


@dataclass
class LaidOut:
    """Files by their names in messages: those that change, and those that cannot be laid out with the reason."""

    changed: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    looked_at: int = 0


def lay_out(draft: Draft, only: frozenset[str] | None = None) -> LaidOut:
    """Lays out the files of a draft; of those in ``only``, by their paths from the folder, where it is given."""
    done = LaidOut()
    for file in draft.files():
        if only is not None and file.relative not in only:
            continue
        done.looked_at += 1
        try:
            text = draft.text(file.relative)
            new = laid_out(text)
        except CannotEditError as error:
            done.refused[file.shown] = str(error).partition("` ")[2] or str(error)
            continue
        except (CannotLayOutError, ValueError) as error:
            done.refused[file.shown] = f"stays as it is: {error}"
            continue
        if new != text:
            draft.rewrite(file.relative, new, Syntax(text).plain())
            done.changed.append(file.shown)
    return done
