"""From the view of a trend to the finished picture."""

from __future__ import annotations

from functools import partial

from promisekit.draw.badges import Words
from promisekit.draw.dot_text import dot_text
from promisekit.draw.legend import Legend
from promisekit.draw.palette import color
from promisekit.draw.picture import Picture, layered, picture_id
from promisekit.draw.svg import tag
from promisekit.draw.trend.chart import WIDTH, Chart, signs
from promisekit.draw.trend.view import Figure, TrendView
from promisekit.draw.words import day_in_words, figure_in_words
from promisekit.draw.words import words as words_of

MARGIN = 16.0


def trend_picture(view: TrendView) -> Picture:
    """Draws how a metric goes."""
    words = words_of(view.language)
    chart = Chart(view, words)
    legend = Legend(words["key"], signs(view, words), [])
    key, key_height = legend.svg(MARGIN, chart.bottom, WIDTH - 2 * MARGIN)
    height = chart.bottom + key_height + MARGIN
    return Picture(
        kind="trend",
        item_id=view.id,
        title=f"{words['trend']}: {view.name}",
        alt=_alt(view, words),
        width=WIDTH,
        height=height,
        content=layered(
            picture_id("trend", view.id),
            ground=tag("rect", width=WIDTH, height=height, fill=color("paper")) + chart.svg(),
            key=key,
        ),
        body_height=chart.bottom,
        legend=legend.page,
        dot_source=partial(_dot, view, words),
    )


def told(figure: Figure, unit: str, words: Words) -> str:
    """A figure with its unit and day."""
    value = f"{figure_in_words(figure.value, words)} {unit}".strip()
    return f"{value} ({day_in_words(figure.on, words)})" if figure.on else value


def _alt(view: TrendView, words: Words) -> str:
    parts = [f"{words['baseline']}: {told(view.baseline, view.unit, words)}"] if view.baseline else []
    if view.results:
        parts.append(f"{words['results']}: {len(view.results)}")
        parts.append(f"{words['recent']}: {told(view.results[-1], view.unit, words)}")
    parts += [f"{words['target'].capitalize()}: {told(view.target, view.unit, words)}"] if view.target else []
    parts.append(words["higher" if view.higher_is_better else "lower"])
    return ". ".join(parts) + "."


def _dot(view: TrendView, words: Words) -> str:
    """The figures in a row: Graphviz draws no charts."""
    from graphviz import Digraph

    graph = Digraph(graph_attr={"rankdir": "LR", "label": dot_text([view.name])}, node_attr={"shape": "box"})
    named = [("baseline", view.baseline), *(("results", result) for result in view.results), ("target", view.target)]
    shown = [(name, figure) for name, figure in named if figure]
    for i, (name, figure) in enumerate(shown):
        graph.node(f"n{i}", label=dot_text([words[name], told(figure, view.unit, words)]))
        if i:
            graph.edge(f"n{i - 1}", f"n{i}")
    return str(graph.source)
