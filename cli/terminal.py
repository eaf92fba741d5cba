"""What commands are asked with: the warehouse, a measure, a month, a unit; refusals said plainly.

Here and in every module that declares a command, what counts and draws is imported by the function
that needs it: help then comes at once, and a load never waits for the dashboard.
"""

import csv
import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from warehouse.problems import Refused

if TYPE_CHECKING:
    from measures.model.subject import Subject
    from warehouse.gate.read import Argument, Row
    from warehouse.model.unit import Unit

Warehouse = Annotated[
    Path,
    typer.Option(help="The folder of the snapshots, usually data/warehouse.", show_default=False),
]


class Level(StrEnum):
    """Which units to print."""

    COUNCIL = "council"
    SERVICE = "service"
    LOCALITY = "locality"
    TEAM = "team"
    ALL = "all"


class Format(StrEnum):
    """How to print."""

    CSV = "csv"
    TABLE = "table"


class Neighbours(StrEnum):
    """How an authority's statistical neighbours are put together."""

    MEAN = "mean"
    MEDIAN = "median"


@contextmanager
def plainly() -> Iterator[None]:
    """Turn a refusal into one plain paragraph on the error stream and exit code 1."""
    from measures.council.units import UnknownUnit
    from warehouse.gate.read import NoSnapshot

    try:
        yield
    except (Refused, NoSnapshot, UnknownUnit) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem


def subject_named(name: str) -> "Subject":
    """The measure, or `measure:CATEGORY`, of a name; Refused when there is none."""
    from measures.catalogue import MEASURES, subject

    try:
        return subject(name)
    except KeyError as error:
        found, _, category = name.partition(":")
        if found not in MEASURES:
            said = f"No measure is called {name}; the measures are {', '.join(sorted(MEASURES))}."
            raise Refused([said]) from error
        known = ", ".join(MEASURES[found].categories)
        raise Refused([f"{found} has no category {category}; it has {known}."]) from error


def month_named(text: str) -> dt.date:
    """The first day of a month written as YYYY-MM; Refused when it is none."""
    try:
        return dt.datetime.strptime(text[:7], "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise Refused([f"{text} is not a month; write it as YYYY-MM, such as 2026-03."]) from error


def unit_named(warehouse: Path, service: str, locality: str, team: str, month: dt.date) -> "Unit":
    """The unit of a month that the options name; Refused or UnknownUnit when there is none."""
    from measures.council.units import path, tree
    from warehouse.gate.read import EVERYTHING
    from warehouse.model.unit import Unit

    if team:
        return path(warehouse, EVERYTHING, Unit(team_id=team), month)[-1].unit
    if locality and not service:
        found = [
            node.unit
            for node in tree(warehouse, EVERYTHING, month)
            if node.unit.locality == locality and not node.unit.team_id
        ]
        if len(found) > 1:
            services = ", ".join(unit.service for unit in found)
            raise Refused([f"{locality} is a locality of {services}; name the service as well."])
        return (
            found[0] if found else path(warehouse, EVERYTHING, Unit("", locality), month)[-1].unit
        )
    return path(warehouse, EVERYTHING, Unit(service, locality), month)[-1].unit


def query_rows(warehouse: Path, name: str, **arguments: "Argument") -> "list[Row]":
    """The rows of a file of queries/pages, asked with the scope of the operator."""
    from warehouse.gate.read import EVERYTHING, query

    return query(warehouse, name, EVERYTHING, **arguments)


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A line on the error stream that says what is under way, gone at the end."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress


def print_rows(columns: Sequence[str], lines: Iterable[Sequence[object]], form: Format) -> None:
    """Print rows under their columns, in full precision as CSV or as a table."""
    if form is Format.TABLE:
        print_table(columns, lines)
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in line] for line in lines)
    typer.echo(out.getvalue(), nl=False)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def print_table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Print rows as a table for people."""
    table = Table(*columns, box=None)
    for line in lines:
        table.add_row(*("" if value is None else str(_cell(value)) for value in line))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
