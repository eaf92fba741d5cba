"""triangulate sample | load: a synthetic council out, an extract in."""

import datetime as dt
import time
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Warehouse, plainly, print_table, progress_shown
from warehouse.paths import DEFAULT_WAREHOUSE


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
    from sample import write_sample

    day = {"as_at": as_at.date()} if as_at else {}
    with plainly(), progress_shown() as progress:
        task = progress.add_task("Writing the sample council")
        write_sample(
            out,
            seed=seed,
            scale=scale,
            months=months,
            progress=lambda text: progress.update(task, description=text),
            **day,
        )
    typer.echo(f"Wrote a synthetic council to {out}; load it with `triangulate load {out}`.")


def load(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="The folder of an extract; without one what was loaded is counted anew."
        ),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Read an extract, check it, count it and publish a new snapshot."""
    from measures.council.snapshot import snapshot

    begun = time.perf_counter()
    with plainly():
        publish(folder, warehouse, "Reading the extract" if folder else "Counting anew")
        _print_report(warehouse)
        now = snapshot(warehouse)
    typer.echo(f"Published {now.name}, as at {now.as_at:%-d %B %Y}, for {now.council}.")
    typer.echo(f"figures hash: {now.figures_hash}")
    typer.echo(f"Took {time.perf_counter() - begun:.1f} seconds.")


def publish(folder: Path | None, warehouse: Path, doing: str) -> None:
    """Load an extract, or count anew what was loaded before, with all that is said of figures."""
    from measures.load import load as load_whole

    with progress_shown() as progress:
        task = progress.add_task(doing)
        load_whole(folder, warehouse, progress=lambda text: progress.update(task, description=text))


def _print_report(warehouse: Path) -> None:
    from measures.answers.data_quality import DataReportOf
    from measures.council.view import View
    from warehouse.gate.read import NOBODY

    report = View.of(warehouse, NOBODY).answer(DataReportOf())
    reasons: dict[str, list[str]] = {}
    for name, reason, count in report.set_aside:
        reasons.setdefault(name, []).append(f"{count} {reason}")
    columns = ("source", "rows read", "loaded", "set aside", "why", "newest", "seconds")
    lines = [
        (
            row.table,
            row.rows_read,
            row.rows_loaded,
            row.rows_set_aside,
            ", ".join(reasons.get(row.table, [])),
            row.newest or "",
            f"{row.seconds:.2f}",
        )
        for row in report.tables
        if row.supplied
    ]
    print_table(columns, lines)
    missing = [row.table for row in report.tables if not row.supplied]
    if missing:
        typer.echo(f"Not supplied by any load: {', '.join(missing)}.")
    if report.unread:
        typer.echo(f"Not read, since no measure needs them: {', '.join(report.unread)}.")
