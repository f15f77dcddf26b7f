"""The facts of a picture as a table below it, made from the same view as the picture itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from promisekit.handbook.content.picture_tables.heat_map import heat_table
from promisekit.handbook.content.picture_tables.journey_pair import pair_table
from promisekit.handbook.content.picture_tables.portfolio_map import map_table
from promisekit.handbook.content.picture_tables.promise_chain import chain_table
from promisekit.handbook.content.picture_tables.table import Table
from promisekit.handbook.content.picture_tables.timeline import timeline_table

TABLES: Final[Mapping[str, Callable[[Any], Table]]] = {
    "promise": chain_table,
    "timeline": timeline_table,
    "becomes": pair_table,
    "map": map_table,
    "heat-map": heat_table,
}
"""Kind of picture -> its table. The others stand on pages that tell the same in a table of their own."""

OPEN: Final = ("heat-map",)
"""Pictures whose table is the page's own matter, and open at once."""

__all__ = ["OPEN", "TABLES", "Table"]
