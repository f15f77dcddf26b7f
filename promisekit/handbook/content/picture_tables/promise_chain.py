"""The chain of a promise as a table: each link of it, and where it leads."""

from __future__ import annotations

from promisekit.draw.chain.view import ChainView, Kind, Node
from promisekit.draw.words import words as words_of
from promisekit.handbook.content.picture_tables.table import Cell, Table, linked, listed, small
from promisekit.handbook.language.language import language_of
from promisekit.handbook.language.words import LEADS_TO


def chain_table(view: ChainView) -> Table:
    """Kind by kind, from the pains to what staff do."""
    words = words_of(view.language)
    nodes = {node.key: node for node in view.nodes}
    following: dict[str, list[Node]] = {}
    for source, target in view.edges:
        following.setdefault(source, []).append(nodes[target])

    def called(node: Node) -> str:
        return words["promise"] if node.kind is Kind.PROMISE else node.head or node.texts[0]

    def row(node: Node) -> tuple[Cell, ...]:
        name, *rest = [text for text in (node.head, *node.texts) if text]
        marks = [badge.text for badge in node.badges]
        marks += [words["moment of truth"]] if node.starred else []
        marks += [words["gap"]] if node.missing else []
        onward = listed(linked(called(other), other.href) for other in following.get(node.key, []))
        return linked(name, node.href) + small(marks) + listed(rest), onward

    groups: list[tuple[Cell, list[tuple[Cell, ...]]]] = [
        (words[kind.value], [row(node) for node in view.column((kind,))]) for kind in Kind
    ]
    return Table((words["chain"], language_of(view.language).gettext(LEADS_TO)), groups)
