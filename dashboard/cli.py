"""The command line: triangulate sample | load | figures | cases | signals | unequal | serve."""

import csv
import datetime as dt
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from measures.catalogue import MEASURES
from measures.evaluate import data_report, path, rows, snapshot, split_id
from measures.judged import judge_series
from measures.measure import Unit
from measures.rules import rules
from measures.unequal_list import compare_groups
from measures.units import UnknownUnit, tree
from warehouse.build import load as load_extract
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused
from warehouse.read import EVERYTHING, NoSnapshot, query
from warehouse.sample import write_sample

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
Warehouse = Annotated[Path, typer.Option(help="The folder that holds the snapshots.")]
FIGURE_COLUMNS = (
    "measure_id", "level", "service", "locality", "team_id", "month", "numerator", "denominator",
    "value",
)  # fmt: skip

SIGNAL_COLUMNS = (*FIGURE_COLUMNS[:6], "method", "variation", "assurance", "label", "probability",
    "lower", "centre", "upper")  # fmt: skip
UNEQUAL_COLUMNS = (*FIGURE_COLUMNS[:6], "dimension", "grp", "x", "n", "rate", "lower", "upper",
    "rest_x", "rest_n", "rest_rate", "rest_lower", "rest_upper", "p", "different", "chance")  # fmt: skip


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


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn a refusal into one plain paragraph on the error stream and exit code 1."""
    try:
        yield
    except (Refused, NoSnapshot, UnknownUnit) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem


@contextmanager
def _progress() -> Iterator[Progress]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress


@app.command()
def sample(
    out: Annotated[Path, typer.Argument(help="The folder to write; made when missing.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = 1,
    scale: Annotated[float, typer.Option(help="1 is a council of Durham's size.")] = 1.0,
    months: Annotated[int, typer.Option(help="Months of history.")] = 72,
    as_at: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The as-at date.")
    ] = None,
) -> None:
    """Write a synthetic council in the extract format."""
    day = {"as_at": as_at.date()} if as_at else {}
    with _plainly(), _progress() as progress:
        task = progress.add_task("Writing the sample council")
        write_sample(
            out, seed=seed, scale=scale, months=months,
            progress=lambda text: progress.update(task, description=text), **day,
        )  # fmt: skip
    typer.echo(f"Wrote a synthetic council to {out}; load it with `triangulate load {out}`.")


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(help="The folder of an extract.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Read an extract, check it, count it and publish a new snapshot."""
    begun = time.perf_counter()
    with _plainly():
        with _progress() as progress:
            task = progress.add_task("Reading the extract")
            load_extract(
                folder, warehouse, rules(), judge=judge_series, compare=compare_groups,
                progress=lambda text: progress.update(task, description=text),
            )  # fmt: skip
        _print_report(warehouse)
        now = snapshot(warehouse)
    typer.echo(f"Published {now.name}, as at {now.as_at:%-d %B %Y}, for {now.council}.")
    typer.echo(f"figures hash: {now.figures_hash}")
    typer.echo(f"Took {time.perf_counter() - begun:.1f} seconds.")


def _print_report(warehouse: Path) -> None:
    report = data_report(warehouse)
    reasons: dict[str, list[str]] = {}
    for name, reason, count in report.set_aside:
        reasons.setdefault(name, []).append(f"{count} {reason}")
    columns = ("source", "rows read", "loaded", "set aside", "why", "newest", "seconds")
    lines = [
        (
            row.table, row.rows_read, row.rows_loaded, row.rows_set_aside,
            ", ".join(reasons.get(row.table, [])), row.newest or "", f"{row.seconds:.2f}",
        )
        for row in report.tables
        if row.supplied
    ]  # fmt: skip
    _print_table(columns, lines)
    missing = [row.table for row in report.tables if not row.supplied]
    if missing:
        typer.echo(f"Not supplied by any load: {', '.join(missing)}.")
    if report.unread:
        typer.echo(f"Not read, since no measure needs them: {', '.join(report.unread)}.")


@app.command()
def figures(
    more: Annotated[list[str] | None, typer.Argument(help="More measures.")] = None,
    measure: Annotated[list[str] | None, typer.Option(help="A measure; may be repeated.")] = None,
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.COUNCIL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print figures: every measure, unit and month with at least one case."""
    with _plainly():
        chosen = [_known(name) for name in (*(measure or ()), *(more or ()))]
        found = query(
            warehouse, "figures", EVERYTHING, level=level.value,
            measure_ids=[name.partition(":")[0] for name in chosen] or None,
        )  # fmt: skip
    categories = {name for name in chosen if ":" in name}
    lines = (
        tuple(row[column] for column in FIGURE_COLUMNS)
        for row in found
        if not categories or row["measure_id"] in categories or ":" not in row["measure_id"]
    )
    _print(FIGURE_COLUMNS, lines, form)


@app.command()
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
    with _plainly():
        first = _month(month)
        unit = _unit(warehouse, service, locality, team, first)
        found = rows(warehouse, EVERYTHING, _known(measure), unit, first, limit=None)
    _print(found.columns, found.rows, form)


@app.command()
def signals(
    month: Annotated[str, typer.Option(help="A month as YYYY-MM; all complete ones if none.")] = "",
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print what is signal and what is noise, for every measure, unit and month."""
    with _plainly():
        found = query(
            warehouse, "printed_signals", EVERYTHING, level=level.value,
            month=_month(month) if month else None,
        )  # fmt: skip
    _print(SIGNAL_COLUMNS, (tuple(row[name] for name in SIGNAL_COLUMNS) for row in found), form)


@app.command()
def unequal(
    level: Annotated[Level, typer.Option(help="Which units.")] = Level.ALL,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print each group of children beside the rest of them, for every share and unit."""
    with _plainly():
        found = query(warehouse, "printed_unequal", EVERYTHING, level=level.value)
    _print(UNEQUAL_COLUMNS, (tuple(row[name] for name in UNEQUAL_COLUMNS) for row in found), form)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8050,
    workers: Annotated[int, typer.Option(help="Processes; each has 8 threads.")] = 2,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Serve the dashboard with gunicorn until interrupted."""
    typer.echo(f"Triangulate is at http://{host}:{port}")
    environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse.resolve())}
    command = [
        sys.executable, "-m", "gunicorn", "app:server", "--bind", f"{host}:{port}",
        "--workers", str(workers), "--threads", "8", "--worker-class", "gthread",
        "--timeout", "60", "--max-requests", "20000", "--limit-request-line", "4094",
        "--no-control-socket", "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp",  # noqa: S108
    ]  # fmt: skip
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603


def _known(name: str) -> str:
    try:
        measure, category = split_id(name)
    except KeyError as error:
        raise Refused(
            [f"No measure is called {name}; the measures are {', '.join(sorted(MEASURES))}."]
        ) from error
    if category and category not in measure.categories:
        raise Refused(
            [f"{measure.id} has no category {category}; it has {', '.join(measure.categories)}."]
        )
    return name


def _month(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text[:7], "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise Refused([f"{text} is not a month; write it as YYYY-MM, such as 2026-03."]) from error


def _unit(warehouse: Path, service: str, locality: str, team: str, month: dt.date) -> Unit:
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


def _print(columns: Sequence[str], lines: Iterable[Sequence[object]], form: Format) -> None:
    if form is Format.TABLE:
        _print_table(columns, lines)
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


def _print_table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    table = Table(*columns, box=None)
    for line in lines:
        table.add_row(*("" if value is None else str(_cell(value)) for value in line))
    Console(width=None if sys.stdout.isatty() else 160).print(table)


if __name__ == "__main__":
    app()
