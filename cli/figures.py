"""triangulate figures | left-out | cases | signals | attention | unequal: what is counted, and said
of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import (
    Format,
    Level,
    Warehouse,
    month_named,
    plainly,
    print_rows,
    query_rows,
    subject_named,
    unit_named,
)
from warehouse.paths import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from measures.answers.data_quality import Notice

FIGURE_COLUMNS = (
    "measure_id",
    "level",
    "service",
    "locality",
    "team_id",
    "month",
    "numerator",
    "denominator",
    "value",
)

LEFT_OUT_COLUMNS = (
    "measure_id",
    "kind",
    "table",
    "column",
    "cells",
    "of_cells",
    "weight",
    "cases",
    "sentence",
)
SIGNAL_COLUMNS = (
    *FIGURE_COLUMNS[:6],
    "method",
    "variation",
    "assurance",
    "label",
    "probability",
    "lower",
    "centre",
    "upper",
)
ATTENTION_COLUMNS = (
    "kind",
    *FIGURE_COLUMNS[:6],
    "since",
    "months",
    "probability",
    "sentence",
)
UNEQUAL_COLUMNS = (
    *FIGURE_COLUMNS[:6],
    "dimension",
    "grp",
    "x",
    "n",
    "rate",
    "lower",
    "upper",
    "rest_x",
    "rest_n",
    "rest_rate",
    "rest_lower",
    "rest_upper",
    "p",
    "different",
    "chance",
)


def figures(
    more: Annotated[list[str] | None, typer.Argument(help="More measures.")] = None,
    measure: Annotated[list[str] | None, typer.Option(help="A measure; may be repeated.")] = None,
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.COUNCIL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print figures: every measure, unit and month with at least one case."""
    with plainly():
        chosen = [subject_named(name) for name in (*(measure or ()), *(more or ()))]
        found = query_rows(
            warehouse,
            "figures",
            level=level.value,
            measure_ids=[one.measure.id for one in chosen] or None,
        )
    categories = {one.key for one in chosen if one.category}
    lines = (
        tuple(row[column] for column in FIGURE_COLUMNS)
        for row in found
        if not categories or row["measure_id"] in categories or ":" not in row["measure_id"]
    )
    print_rows(FIGURE_COLUMNS, lines, form)


def left_out(
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print what the load did not understand, and how many cases of each measure that leaves out:
    a row a finding and measure, in all units and months."""
    from measures.answers.data_quality import LeftOutOf
    from measures.council.view import View
    from warehouse.gate.read import EVERYTHING

    with plainly():
        found = View.of(warehouse, EVERYTHING).answer(LeftOutOf())
    print_rows(LEFT_OUT_COLUMNS, (row for one in found.every for row in _left_out(one)), form)


def _left_out(one: "Notice") -> list[tuple[object, ...]]:
    """A row for each measure that it touches, or one of none."""
    touched = [(each.measure.id, each.cases) for each in one.touched] or [("", None)]
    weight = "loud" if one.loud else "said"
    where = one.kind, one.table, one.column, one.cells, one.of_cells, weight
    return [(measure_id, *where, cases, one.sentence) for measure_id, cases in touched]


def cases(
    measure: Annotated[str, typer.Option(help="A measure, or measure:CATEGORY.")],
    month: Annotated[str, typer.Option(help="A month as YYYY-MM.")],
    service: Annotated[str, typer.Option(help="A service.")] = "",
    locality: Annotated[str, typer.Option(help="A locality of the service.")] = "",
    team: Annotated[str, typer.Option(help="A team's id.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print exactly the rows behind a figure."""
    from measures.answers.cases import CasesOf, Listing
    from measures.council.view import View
    from warehouse.gate.read import EVERYTHING

    with plainly():
        first = month_named(month)
        unit = unit_named(warehouse, service, locality, team, first)
        view = View(warehouse, EVERYTHING, unit, first)
        found = view.answer(CasesOf(subject_named(measure), Listing(limit=None)))
    print_rows(found.columns, found.rows, form)


def signals(
    month: Annotated[str, typer.Option(help="A month as YYYY-MM; all complete ones if none.")] = "",
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print what is signal and what is noise, for every measure, unit and month."""
    with plainly():
        found = query_rows(
            warehouse,
            "printed_signals",
            level=level.value,
            month=month_named(month) if month else None,
        )
    print_rows(SIGNAL_COLUMNS, (tuple(row[name] for name in SIGNAL_COLUMNS) for row in found), form)


def unequal(
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print each group of children beside the rest of them, for every share and unit."""
    with plainly():
        found = query_rows(warehouse, "printed_unequal", level=level.value)
    print_rows(
        UNEQUAL_COLUMNS, (tuple(row[name] for name in UNEQUAL_COLUMNS) for row in found), form
    )


def attention(
    month: Annotated[str, typer.Option(help="A month as YYYY-MM; the latest if none.")] = "",
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print what needs attention: concerns, missed targets, units apart, children served less
    well."""
    from dashboard.words import attention as words
    from measures.answers.attention import AttentionOf
    from measures.council.view import View
    from warehouse.gate.read import EVERYTHING
    from warehouse.model.unit import COUNCIL

    with plainly():
        at = month_named(month) if month else None
        rows = words.rows(View.of(warehouse, EVERYTHING, COUNCIL, at).answer(AttentionOf()))
    shown = (row for row in rows if level is Level.ALL or row[2] == level.value)
    print_rows(ATTENTION_COLUMNS, shown, form)
