"""From a chain's view to the finished picture: Graphviz places, we draw."""

from __future__ import annotations

from functools import partial
from typing import Final

from promisekit.draw import engine
from promisekit.draw.arrow import Point, head_at, level_curve
from promisekit.draw.badges import Words
from promisekit.draw.card import Card
from promisekit.draw.chain import cards as boxes
from promisekit.draw.chain.dot import dot_source, names_of
from promisekit.draw.chain.key import signs
from promisekit.draw.chain.view import COLUMNS, ChainView, Kind
from promisekit.draw.change import DASHES, line_width
from promisekit.draw.heads import ColumnHead, heads_height, heads_svg
from promisekit.draw.legend import Legend
from promisekit.draw.palette import color
from promisekit.draw.picture import Box, Picture, layered, picture_id
from promisekit.draw.scene import Joint, Node, Scene
from promisekit.draw.svg import tag
from promisekit.draw.words import words as words_of

MARGIN: Final = 16.0
PAD: Final = 14.0
_HEADINGS: Final = {
    Kind.PAIN: "why",
    Kind.ENABLER: "ensured",
    Kind.PROMISE: "what",
    Kind.TOUCHPOINT: "where",
    Kind.METRIC: "known",
    Kind.FUNCTION: "commits",
    Kind.ROLE: "who",
    Kind.GUIDELINE: "does",
}


def chain_picture(view: ChainView) -> Picture:
    """Draws the chain of a promise. Raises NoGraphviz where there is no Graphviz."""
    words = words_of(view.language)
    cards = {node.key: boxes.card(node, words) for node in view.nodes}
    laid = engine.lay_out(dot_source(view, cards, labels=False))
    drawing = _Drawing(view, cards, laid, words)
    width, bottom = drawing.columns[-1][1][1] + MARGIN, drawing.bottom
    legend = Legend(words["key"], signs(view, words), [])
    key, key_height = legend.svg(MARGIN, bottom + 14, width - 2 * MARGIN)
    height = bottom + 14 + key_height + 6
    heads = drawing.heads
    kind = "promise-changes" if view.compared else "promise"
    ground = tag("rect", width=width, height=height, fill=color("paper"))
    content = layered(
        picture_id(kind, view.id),
        ground=ground + drawing.bands(bottom) + drawing.curves(),
        heads=heads_svg(heads),
        cells=drawing.boxes(),
        key=key,
    )
    return Picture(
        kind=kind,
        item_id=view.id,
        title=f"{words['changes' if view.compared else 'chain']}: {view.promise}",
        alt=_alt(view, words),
        width=width,
        height=height,
        content=content,
        heads=heads,
        cuts_x=(*(right + 8 for _, (_, right) in drawing.columns[:-1]), width),
        boxes=drawing.places(),
        body_height=bottom,
        legend=legend.page,
        dot_source=partial(dot_source, view, cards),
        scene=drawing.scene,
    )


class _Drawing:
    """The parts of one chain, moved from Graphviz' corner to ours."""

    def __init__(self, view: ChainView, cards: dict[str, Card], laid: engine.Laid, words: Words) -> None:
        self.view, self.cards, self.laid, self.words = view, cards, laid, words
        self.names = names_of(view)
        left = min(laid.nodes[self.names[key]].x - card.width / 2 for key, card in cards.items())
        top = min(laid.nodes[self.names[key]].y - card.height / 2 for key, card in cards.items())
        self.shift = MARGIN + PAD - left, PAD - top
        self.columns = [(kinds, self._edges(kinds)) for kinds in COLUMNS if view.column(kinds)]
        self.heads = self._heads()
        self.top = heads_height(self.heads)
        self.shift = self.shift[0], self.shift[1] + self.top
        self.column_of = {node.key: i for i, (kinds, _) in enumerate(self.columns) for node in view.column(kinds)}

    def _corner(self, key: str) -> tuple[float, float]:
        place, card = self.laid.nodes[self.names[key]], self.cards[key]
        x, y = self._moved(place)
        return x - card.width / 2, y - card.height / 2

    def _moved(self, point: Point) -> Point:
        """From Graphviz' coordinates to the picture's."""
        return point[0] + self.shift[0], point[1] + self.shift[1]

    def _edges(self, kinds: tuple[Kind, ...]) -> tuple[float, float]:
        corners = [(self._corner(node.key)[0], self.cards[node.key].width) for node in self.view.column(kinds)]
        return min(x for x, _ in corners) - PAD, max(x + width for x, width in corners) + PAD

    @property
    def bottom(self) -> float:
        """The lower edge of the columns."""
        return max(self._corner(key)[1] + card.height for key, card in self.cards.items()) + PAD

    def bands(self, bottom: float) -> str:
        """A ground for each column."""
        return "".join(
            tag("rect", x=left, y=self.top - 4, width=right - left, height=bottom - self.top + 4, fill=color("column"))
            for _, (left, right) in self.columns
        )

    def _heads(self) -> tuple[ColumnHead, ...]:
        """What each column is about."""
        found = []
        for kinds, (left, right) in self.columns:
            shown = dict.fromkeys(node.kind for node in self.view.column(kinds))
            found.append(ColumnHead(", ".join(self.words[_HEADINGS[kind]] for kind in shown), left, right - left))
        return tuple(found)

    def curves(self) -> str:
        """The edges, bent between the columns; through a column, on the way that Graphviz found between its boxes."""
        keys = {name: key for key, name in self.names.items()}
        led = {(keys[curve.tail], keys[curve.head]): curve for curve in self.laid.curves}
        changes = {(source, target): what for source, target, what in self.view.edge_changes}
        lines = []
        for source, target in self.view.edges:
            x0, y0 = self._moved(self.laid.nodes[self.names[source]])
            x1, y1 = self._moved(self.laid.nodes[self.names[target]])
            start, end = (x0 + self.cards[source].width / 2, y0), (x1 - self.cards[target].width / 2, y1)
            stops = [start]
            for column in range(self.column_of[source] + 1, self.column_of[target]):
                left, right = self.columns[column][1]
                y = self._moved((0, led[source, target].height_at((left + right) / 2 - self.shift[0])))[1]
                stops += [(left, y), (right, y)]
            line = _line(level_curve([*stops, (end[0] - 6, end[1])]), changes.get((source, target), ""))
            head = tag("path", d=head_at((end[0] - 8, end[1]), (end[0] - 1, end[1])), fill=color("link"))
            lines.append(tag("g", line + head, data_ends=f"{self.names[source]} {self.names[target]}"))
        return "".join(lines)

    def places(self) -> tuple[Box, ...]:
        """Where every box stands."""
        corners = ((*self._corner(key), card) for key, card in self.cards.items())
        return tuple(Box(x, y, x + card.width, y + card.height) for x, y, card in corners)

    def scene(self) -> Scene:
        """The chain as things."""
        at = {key: i for i, key in enumerate(self.cards)}
        nodes = tuple(Node(card, *self._corner(key)) for key, card in self.cards.items())
        joints = tuple(Joint(at[source], at[target]) for source, target in self.view.edges)
        return Scene(self.columns[-1][1][1] + MARGIN, self.bottom, nodes=nodes, joints=joints)

    def boxes(self) -> str:
        """Every box, column by column."""
        return "".join(
            tag("g", self.cards[node.key].svg(*self._corner(node.key)), data_node=self.names[node.key])
            for kinds, _ in self.columns
            for node in sorted(self.view.column(kinds), key=lambda node: self._corner(node.key)[1])
        )


def _line(d: str, change: str) -> str:
    return tag(
        "path",
        d=d,
        fill="none",
        stroke=color(change or "link"),
        stroke_width=line_width(change) if change else 1.6,
        stroke_dasharray=DASHES.get(change),
        class_="pk-contact",
    )


def _alt(view: ChainView, words: Words) -> str:
    counts = {kind: sum(1 for node in view.nodes if node.kind is kind) for kind in Kind}
    return ", ".join(f"{words[kind.value]}: {count}" for kind, count in counts.items() if count) + "."
