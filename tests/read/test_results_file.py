"""Results of a metric in a CSV file, as programs write it in Europe: read where it means one thing, told where not."""

from __future__ import annotations

import pytest

from tests.conftest import Write

METRIC = "metrics:\n  m: {name: M, kind: operational, results: m.csv}\n"


def results(read: Write, table: str | bytes) -> tuple[list[str], list[tuple[str, float | None, float | None]]]:
    loaded = read({"a.yaml": "portfolio: {name: P}\n" + METRIC, "m.csv": table})
    told = [
        f"{d.span.path.removeprefix('blueprints/')}:{d.span.line}:{d.span.column} {d.code} {d.message} | {d.hint}"
        for d in loaded.diagnostics
    ]
    return told, [(str(one.on), one.value, one.n) for one in loaded.portfolio.metrics["m"].results]


JANUARY_AND_FEBRUARY = [("2026-01-31", 4.5, 1200), ("2026-02-28", 1234.5, None)]


@pytest.mark.parametrize(
    "table",
    [
        "on;value;n\n2026-01-31;4,5;1200\n2026-02-28;1234,5;\n",
        "\ufeffon;value;n\r\n31.1.2026;4,5;1200\r\n28.02.2026;1234,50;\r\n\r\n",
        '"on";"value";"n"\r\n"31.01.2026";"4,5";"1200"\r\n"28.02.2026";"1.234,5";\r\n;;\r\n',
        "on;value;n\r31.01.2026;4,50;1 200\r28.02.2026;1\u202f234,5\r",
        "on;value;n\r\n2026-01-31;4,5;1\u00a0200\r\n2026-02-28;1\u00a0234,5;\r\n".encode("cp1252"),
        "on;value;n;;\n2026-01-31;4.5;1'200;;\n2026-02-28;1\u2019234.5;;;\n",
        "on ; value ; n\n 31.1.2026 ; 4,5 ; 1200 \n 28.2.2026 ; 1,234.5 ;\n",
    ],
    ids=["commas", "Finnish Excel", "quoted", "old Mac", "Windows-1252", "Swiss", "blanks"],
)
def test_semicolons_and_decimal_commas_are_read(read: Write, table: str | bytes) -> None:
    assert results(read, table) == ([], JANUARY_AND_FEBRUARY)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0,5", 0.5), ("-0,5", -0.5), ("\u22120,5", -0.5), ("85", 85), ("1,234", 1.234), ("0.125", 0.125),
        ("1.234.567", 1234567), ("1.234.567,8", 1234567.8), ("1,234,567", 1234567), ("12345,678", 12345.678),
        ("1234.567", 1234.567), (",5", 0.5),
    ],
)  # fmt: skip
def test_a_number_that_means_one_thing(read: Write, cell: str, value: float) -> None:
    assert results(read, f"on;value\n2026-01-31;{cell}\n") == ([], [("2026-01-31", value, None)])


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "on;value\n2026-01-31;4,5\n2026-02-28;1.234\n",
            "m.csv:3:12 PK016 `results` of `m` names `m.csv`, where `1.234` may be 1234 or 1.234"
            " | write `1234`, or `1,2340` for the decimals",
        ),
        (
            "on;value;n\n2026-01-31;4,5;1.234\n",
            "m.csv:2:16 PK016 `results` of `m` names `m.csv`, where `1.234` may be 1234 or 1.234 | write `1234`",
        ),
        (
            "on;value;n\n2026-01-31;4,5;1,200\n",
            "m.csv:2:16 PK016 `results` of `m` names `m.csv`, where `1,200` may be 1200 or 1.2 | write `1200`",
        ),
        (
            "on;value\n2026-01-31;4.5\n2026-02-28;-1,234\n2026-03-31;2,345\n",
            "m.csv:3:12 PK016 `results` of `m` names `m.csv`, where `-1,234` may be -1234 or -1.234, and 1 more like it"
            " | write `-1234`, or `-1,2340` for the decimals",
        ),
        (
            "on;value\n2026-01-31;4\n05/04/2026;5\n",
            "m.csv:3:1 PK007 `on` in entry 2 of `results` of `m` is a date, not `05/04/2026`"
            " | did you mean `2026-04-05` or `2026-05-04`?",
        ),
        (
            "on;value\n31.12.26;5\n",
            "m.csv:2:1 PK007 `on` in entry 1 of `results` of `m` is a date, not `31.12.26`"
            " | did you mean `2026-12-31`?",
        ),
        (
            "on;value\n30.2.2026;5\n",
            "m.csv:2:1 PK007 `on` in entry 1 of `results` of `m` is a date, not `30.2.2026`"
            " | year, month and day with hyphens: `2026-12-31`",
        ),
        (
            "on;value\n2026-01-31;high\n",
            "m.csv:2:12 PK007 `value` in entry 1 of `results` of `m` is a number, not `high`"
            " | use digits, and a point for decimals: `4.5`",
        ),
        (
            "on;value\n2026-01-31;4;5\n",
            "m.csv:2:14 PK016 `results` of `m` names `m.csv`, where a line has more cells than columns"
            " | write a date and a figure, with a semicolon between them",
        ),
        (
            "pvm;arvo\n31.1.2026;4\n",
            "m.csv:1:1 PK016 `results` of `m` names `m.csv`, whose first line is `pvm;arvo`"
            " | write `on;value` or `on;value;n` as the first line",
        ),
        (
            "on,value\n2026-01-31,4,5\n",
            "m.csv:2:14 PK016 `results` of `m` names `m.csv`, where a line has more cells than columns"
            " | write decimals with a point, 4.5, or put semicolons between the columns: `on;value`",
        ),
        (
            'on;value\n2026-01-31;"4,5\n2026-02-28;3\n',
            "m.csv:2:12 PK016 `results` of `m` names `m.csv`, where a quotation mark has no end or no beginning"
            ' | write figures without quotation marks, or close them: `"4,5"`',
        ),
        (
            "",
            "m.csv:1:1 PK016 `results` of `m` names `m.csv`, which is empty or begins with an empty line"
            " | write `on,value` or `on,value,n` as the first line",
        ),
        (
            b"on;value\n2026-01-31;4,5 %" + b" \xe4\n",
            "m.csv:2:18 PK016 `results` of `m` names `m.csv`, which is not UTF-8; in Windows-1252 this is `ä`"
            " | save it as `CSV UTF-8`",
        ),
        (
            "on;value\n2026-01-31;4\n".encode("utf-16"),
            "m.csv:1:1 PK016 `results` of `m` names `m.csv`, which is UTF-16, as programs call `Unicode text`"
            " | save it as `CSV UTF-8`",
        ),
    ],
)
def test_what_may_mean_two_things_is_told_at_its_cell(read: Write, table: str | bytes, expected: str) -> None:
    assert results(read, table)[0] == [expected]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("on,value,n\n2026-01-31,81,6.200\n", "m.csv:2:15 PK023 `n` in entry 1 of `results` of `m` is read as 6.2"),
        ("on,value\n2026-01-31,6.200\n", "m.csv:2:12 PK023 `value` in entry 1 of `results` of `m` is read as 6.2"),
    ],
)
def test_a_point_for_thousands_among_commas_is_told_as_in_yaml(read: Write, table: str, expected: str) -> None:
    said, found = results(read, table)
    assert said == [f"{expected}: a point comes before the decimals | did you mean `6200`? If not, write `6.2`"]
    assert len(found) == 1


def test_three_decimals_among_commas_are_decimals(read: Write) -> None:
    assert results(read, "on,value\n2026-01-31,4.125\n") == ([], [("2026-01-31", 4.125, None)])


def test_a_place_in_a_table_is_a_cell(read: Write) -> None:
    loaded = read({"a.yaml": METRIC, "m.csv": 'on;value\n\n"31.1.2026";4,5\n'})
    row = ("metrics", "m", "results", 0)
    assert loaded.source_map.span((*row, "value"))[1:] == (3, 13, 3, 16)
    assert loaded.source_map.key_span((*row, "on"))[1:] == (3, 1, 3, 12)
    assert loaded.source_map.span(row)[1:3] == (3, 1)
