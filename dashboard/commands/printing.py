"""How commands print: rows as CSV or as a table, and what is under way."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from dashboard.commands.asking import Format


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
