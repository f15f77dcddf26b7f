"""``promisekit log``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import wants_color
from promisekit.cli.refusal import Refusal
from promisekit.cli.versions import git_can_say

if TYPE_CHECKING:
    from promisekit.graph.graph import Address
    from promisekit.history.steps import History, Step
    from promisekit.read import Loaded


@click.command("log")
@click.argument("item", required=False)
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("-n", "--number", type=click.IntRange(min=1), help="At most so many steps.  [default: 20 without ITEM]")
def command(item: str | None, folder: str, number: int | None) -> None:
    """Tell in words what an item went through.

    ITEM is an id, or SECTION:ID where several items have it. Earlier ids are followed; a merged pull request is
    one step. Without ITEM: what changed in the whole portfolio, commit by commit.

    \b
    promisekit log right-invoice
    promisekit log roles:service-agent
    promisekit log -n 5
    """
    from promisekit.history.steps import History
    from promisekit.read import load
    from promisekit.read.git import Repository
    from promisekit.report.changes import log

    color = wants_color()
    with git_can_say(folder), Repository(Path(folder)) as repository:
        history = History(repository, Path(folder))
        steps: Iterator[str]
        if item is None:
            steps = map(partial(log.portfolio_step, color=color), islice(history.of_all(), number or 20))
        else:
            loaded = load(folder, folder)
            address = _address(item, loaded)
            title = log.title(*address, _name(loaded, address)) if address else item
            steps = _item(history, address, item, number, title, color)
        # One by one, since the first ones are there long before the last.
        for position, text in enumerate(steps):
            click.echo(("\n" if position else "") + text, color=color)


def _item(
    history: History, address: Address | None, item: str, number: int | None, title: str, color: bool
) -> Iterator[str]:
    from promisekit.report.changes import log

    steps: Iterator[Step] = islice(history.of_item(address, address[1] if address else item), number)
    first = next(steps, None)
    if first is None:
        if address is None:
            raise Refusal(f"No item has or had the id `{item}`.")
        yield f"{title}\n\nIt is in no commit yet."
        return
    yield f"{title}\n\n{log.item_step(first, color=color)}"
    for step in steps:
        yield log.item_step(step, color=color)


def _address(item: str, loaded: Loaded) -> Address | None:
    """Section and id; None for an id that no item has any more. Ends the run where several items may be meant."""
    from promisekit.model.portfolio import SECTIONS

    section, colon, item_id = item.rpartition(":")
    if colon:
        if section not in SECTIONS:
            raise Refusal(f"There is no section `{section}`{did_you_mean(section, SECTIONS)}")
        return section, item_id
    found = [name for name in SECTIONS if item in loaded.portfolio.section(name)]
    if len(found) > 1:
        names = " or ".join(f"`{name}:{item}`" for name in found)
        raise Refusal(f"Several items have the id `{item}`; write {names}.")
    return (found[0], item) if found else None


def _name(loaded: Loaded, address: Address) -> str:
    from promisekit.report.changes.review import name_in

    return name_in(loaded, *address)
