"""What was not handed back stays, unless it is to go; and rows that hang on nothing or say a thing twice."""

from __future__ import annotations

from promisekit.sheets.forms import ID
from promisekit.sheets.plan import Sheet, sheets
from promisekit.sheets.records import Identity, Records
from promisekit.sheets.taken import Taken, listed, near


def settle(taken: Taken, *, delete: bool) -> None:
    """What is emptied or missing goes with ``delete``; else it stays, and the user is told. Then nothing may hang in
    the air or stand in two places."""
    _settle_emptied(taken, delete)
    _settle_missing(taken, delete)
    _check_belonging(taken)
    _check_twice(taken)


def _settle_emptied(taken: Taken, delete: bool) -> None:
    """An emptied cell takes its value away where that is asked for, or where rows say it instead."""
    kept: dict[str, list[str]] = {}
    for name, cell in taken.kept:
        kept.setdefault(name, []).append(cell.rpartition(" ")[2])
    for name, identity, column_name, cell in taken.emptied:
        column = next(one for one in sheets()[name].columns if one.name == column_name)
        has_rows = column.rows and any(one.above == identity for one in taken.records[column.rows].values())
        if delete or has_rows:
            taken.records[name][identity].values.pop(column_name, None)
        else:
            kept.setdefault(name, []).append(cell.rpartition(" ")[2])
    for name, cells in kept.items():
        taken.told.append(
            f"sheet {name}: {listed(cells)} {'is' if len(cells) == 1 else 'are'} empty, and what the portfolio says "
            "there stays; `--delete` would take it away"
        )


def _settle_missing(taken: Taken, delete: bool) -> None:
    kept: dict[str, list[str]] = {}
    for name, identity in taken.missing:
        if delete:
            _remove(taken.records, sheets()[name], identity)
        else:
            kept.setdefault(name, []).append("/".join(identity[1:]))
    for name, ids in kept.items():
        is_there, stays, them = ("is", "stays", "it") if len(ids) == 1 else ("are", "stay", "them")
        taken.told.append(
            f"sheet {name}: {listed(ids)} {is_there} not there, and {stays} in the portfolio; `--delete` would take "
            f"{them} away"
        )


def _check_belonging(taken: Taken) -> None:
    for (name, identity), row in taken.rows.items():
        sheet, record = sheets()[name], taken.records[name].get(identity)
        if sheet.kind == "items" or record is None:
            continue
        above = sheets().get(record.above[0]) if sheet.is_shared else sheet.above
        if above and record.above in taken.records[above.name]:
            continue
        column = ID if sheet.is_shared else sheet.identity[len(record.above) - 2]
        column = sheet.keys[1].name if sheet.kind == "steps" else column
        known = [one[-1] for one in (taken.records[above.name] if above else ())]
        where = f"in sheet {above.name}" if above else "a section"
        missing = record.above[-1] if above else record.above[0]
        taken.problems.append(f"{row.cell(column)}: `{missing}` is not {where}{near(missing, known)}")


def _check_twice(taken: Taken) -> None:
    """What stands in a cell does not stand in rows, too."""
    for name, sheet in sheets().items():
        for column in sheet.columns:
            if not column.rows:
                continue
            with_rows = {record.above for record in taken.records[column.rows].values()}
            for identity in sorted(with_rows & taken.records[name].keys()):
                if column.name in taken.records[name][identity].values:
                    row = taken.rows.get((name, identity))
                    where = row.cell(column.name) if row else f"sheet {name}, {'/'.join(identity[1:])}"
                    taken.problems.append(
                        f"{where}: `{column.name}` stands here and in sheet {column.rows}, too; empty one of them"
                    )


def _remove(records: Records, sheet: Sheet, identity: Identity) -> None:
    """Takes a record away with all that belongs to it."""
    if records[sheet.name].pop(identity, None) is None:
        return
    shared = [one for one in sheets().values() if one.is_shared] if sheet.kind == "items" else []
    for below in (*sheet.below, *shared):
        for one in [key for key, record in records[below.name].items() if record.above == identity]:
            _remove(records, below, one)
