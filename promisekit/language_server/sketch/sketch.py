"""A text's keys, values and gaps, asked for by offset and by key path."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache

from promisekit.diagnostic import KeyPath
from promisekit.language_server.sketch.lines import TOP, Block
from promisekit.language_server.sketch.parts import parts_of, sketched
from promisekit.language_server.sketch.patterns import NEXT_INDENT, REMARK
from promisekit.language_server.sketch.spot import Spot, unquoted


@lru_cache(maxsize=8)
def sketch_of(text: str) -> Sketch:
    """The sketch of a text; that of one which is asked about again and again is made once."""
    return Sketch(text)


class Sketch:
    """Where the keys and values of a text stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: list[Spot] = []
        self._gaps: list[Spot] = []
        self._after: list[tuple[int, Block]] = []
        for start, end, section in parts_of(text):
            part = sketched(text[start:end], section)
            self.spots += [spot.moved(start) for spot in part.spots]
            self._gaps += [gap.moved(start) for gap in part.gaps]
            self._after += [(line + start, block) for line, block in part.after]
        self._starts = [spot.start for spot in self.spots]

    def spot_at(self, offset: int) -> Spot | None:
        """The key or value at an offset, or right before it."""
        position = bisect_right(self._starts, offset) - 1
        spot = self.spots[position] if position >= 0 else None
        return spot if spot and spot.end >= offset else None

    def is_remark(self, offset: int) -> bool:
        """Whether the offset is in a comment."""
        start = self._line_start(offset)
        return any(
            (spot := self.spot_at(mark.start())) is None or spot.end <= mark.start()
            for mark in REMARK.finditer(self.text, start, offset)
        )

    def gap_at(self, offset: int) -> Spot | None:
        """What is due at an offset where nothing stands; of a name half typed it is that."""
        within = [gap for gap in self._gaps if gap.start <= offset <= gap.end]
        if within:
            return max(within, key=lambda gap: gap.start)
        start = self._line_start(offset)
        if self.text[start:offset].strip(" \t"):
            return None
        position = bisect_right(self._after, start - 1, key=lambda line: line[0]) - 1
        block = self._after[position][1] if position >= 0 else TOP
        column = offset - start
        # At the left edge of an empty line among indented ones, somebody means to go on with these.
        ahead = NEXT_INDENT.match(self.text, offset) if column == 0 else None
        lacks = len(ahead[1]) if ahead else 0
        due = self._due(block, column + lacks, offset)
        return due._replace(lacks=lacks) if lacks else due

    def _due(self, block: Block, column: int, offset: int) -> Spot:
        """What is due in a line of its own that is indented so far, below a line that leaves ``block``."""
        while block.above is not None and block.indent > column:
            block = block.above
        if block.is_list and block.indent == column:
            above = block.above
            if above is None or above.indent < column:
                place = (*block.path, len(self.children(block.path)))
                return Spot(False, place, offset, offset, has_line=True)
            # Its dashes stand no deeper than its key: without one, the next key of that mapping is due.
            block = above
        is_inside = block.indent < column and block.last is not None and (block.is_open or block.is_list)
        path = (*block.path, block.last) if is_inside and block.last is not None else block.path
        too_many = 0 if is_inside else max(block.indent, 0) - column
        return Spot(True, path, offset, offset, has_line=True, lacks=min(too_many, 0))

    def children(self, path: KeyPath) -> list[str | int]:
        """The keys of the mapping, or the positions of the list, at ``path``."""
        return list(self._children.get(path, ()))

    def key(self, path: KeyPath) -> Spot | None:
        """The last key of ``path`` where it stands."""
        return next((spot for spot in self._by_path.get(path, ()) if spot.is_key), None)

    def value(self, path: KeyPath) -> Spot | None:
        """The value at ``path`` where it stands, if it is one word or text."""
        return next((spot for spot in self._by_path.get(path, ()) if not spot.is_key), None)

    def words(self, path: KeyPath) -> list[str]:
        """The one value at ``path``, or those of its list."""
        own = self.value(path)
        if own is not None:
            return [unquoted(own.word)]
        each = (self.value((*path, part)) for part in self.children(path) if isinstance(part, int))
        return [unquoted(spot.word) for spot in each if spot is not None]

    @cached_property
    def _by_path(self) -> dict[KeyPath, list[Spot]]:
        found: dict[KeyPath, list[Spot]] = defaultdict(list)
        for spot in self.spots:
            found[spot.path].append(spot)
        return found

    @cached_property
    def _children(self) -> dict[KeyPath, dict[str | int, None]]:
        found: dict[KeyPath, dict[str | int, None]] = defaultdict(dict)
        for spot in self.spots:
            for depth, part in enumerate(spot.path):
                found[spot.path[:depth]][part] = None
        return found

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
