"""Slips of typing that keep a file from being YAML, known by the source around the place where the reader gave up.

A module is one kind: its ``find`` looks at the lines, at the line at which libyaml gave up, and at the line where that
began which it could not finish; it is silent unless it is sure. libyaml's own words say where it lost its way, seldom
what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from promisekit.read.slips import (
    comment_mark,
    line_without_colon,
    list_mark,
    merge_marker,
    odd_indent,
    other_colon,
    quotation_mark,
    remark_in_brackets,
    text_goes_on,
    text_mark,
    unclosed_quotation,
)
from promisekit.read.slips.slip import Slip

_KINDS = (
    merge_marker.find,
    odd_indent.find,
    remark_in_brackets.find,
    unclosed_quotation.find,
    quotation_mark.find,
    list_mark.find,
    comment_mark.find,
    text_mark.find,
    other_colon.find,
    line_without_colon.find,
    text_goes_on.find,
)


def slip_at(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """What was typed wrong, where that is plain.

    ``at`` is the position of the line at which reading stopped, ``began`` of the one where what was being read began.
    """
    at = min(at, len(lines) - 1)
    began = min(began, at)
    return next((slip for find in _KINDS if (slip := find(lines, at, began))), None)
