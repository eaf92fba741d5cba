"""triangulate triangulation: what each source says of each question, and do they agree."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import Format, Level, Warehouse, month_named, plainly, print_rows, query_rows
from warehouse.paths import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from warehouse.gate.read import Argument

_UNIT = ("kpq", "level", "service", "locality", "team_id", "month")
STATEMENT_COLUMNS = (*_UNIT, "source", "statement", "n", "detail")
VERDICT_COLUMNS = (*_UNIT, "verdict", "sources")


def triangulation(
    month: Annotated[str, typer.Option(help="A month as YYYY-MM; all complete ones if none.")] = "",
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    kpq: Annotated[int | None, typer.Option(min=1, max=10, help="A question; else all.")] = None,
    verdicts: Annotated[bool, typer.Option("--verdicts", help="Print whether they agree.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print what every source says of each question and unit, or whether the sources agree."""
    from measures.evidence.triangulate import SOURCES

    columns = VERDICT_COLUMNS if verdicts else STATEMENT_COLUMNS
    name = "printed_verdicts" if verdicts else "printed_statements"
    order: dict[str, Argument] = {} if verdicts else {"sources": list(SOURCES)}
    with plainly():
        found = query_rows(
            warehouse,
            name,
            level=level.value,
            kpq=kpq,
            **order,
            month=month_named(month) if month else None,
        )
    print_rows(columns, (tuple(row[name] for name in columns) for row in found), form)
