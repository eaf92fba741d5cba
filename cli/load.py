"""triangulate sample | load: a synthetic council out, an extract in."""

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.check import Accept, acceptance
from cli.terminal import Warehouse, plainly, print_table, progress_shown
from warehouse.paths import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from measures.answers.data_quality import DataReport, Noted, SetAside, Uncounted
    from warehouse.extract.findings import Acceptance

KEYS = 5
# So many different cells of a column are printed.
CELLS_NAMED = 10
ALL_KEYS = 1_000_000
# What is listed with the cells as they are written, under which title.
AS_WRITTEN = {
    "Not understood, as written:": frozenset({"not understood"}),
    "Teams that are none of those supplied, by id, name or alias:": frozenset({"team not known"}),
    "Codes of no list, and words that no rule names; they count as all others do:": frozenset(
        {"code not known", "words that the rule does not name"}
    ),
    "Later than the as-at date, and read as not yet:": frozenset(
        {"later than the as-at date, read as not yet"}
    ),
}


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
    every_row: Annotated[
        bool,
        typer.Option(
            "--every-row", help=f"Name every row set aside, not the first {KEYS} a reason."
        ),
    ] = False,
    accept: Accept = None,
) -> None:
    """Read an extract, check it, count it and publish a new snapshot."""
    from measures.council.snapshot import snapshot

    begun = time.perf_counter()
    with plainly():
        doing = "Reading the extract" if folder else "Counting anew"
        publish(folder, warehouse, doing, acceptance(accept))
        _print_report(warehouse, ALL_KEYS if every_row else KEYS)
        now = snapshot(warehouse)
    typer.echo(f"Published {now.name}, as at {now.as_at:%-d %B %Y}, for {now.council}.")
    typer.echo(f"figures hash: {now.figures_hash}")
    typer.echo(f"Took {time.perf_counter() - begun:.1f} seconds.")


def publish(
    folder: Path | None, warehouse: Path, doing: str, accepted: "Acceptance | None" = None
) -> None:
    """Load an extract, or count anew what was loaded before, with all that is said of figures."""
    from measures.load import load as load_whole

    with progress_shown() as progress:
        task = progress.add_task(doing)
        load_whole(
            folder,
            warehouse,
            accepted=accepted,
            progress=lambda text: progress.update(task, description=text),
        )


def _print_report(warehouse: Path, most: int) -> None:
    from measures.answers.data_quality import DataReportOf, RowsSetAside
    from measures.council.view import View
    from warehouse.extract.words import TO_PASTE
    from warehouse.gate.read import EVERYTHING

    report, aside = View.of(warehouse, EVERYTHING).answer(DataReportOf(), RowsSetAside(most))
    _print_tables(report)
    for line in (*_aside(aside), *_missing(report), *_uncounted(report), *_unread(report)):
        typer.echo(line)
    for line in findings_printed(warehouse):
        typer.echo(line)
    if (warehouse / TO_PASTE).exists():
        typer.echo(f"Lines for the words that were not understood: {warehouse / TO_PASTE}.")


def findings_printed(warehouse: Path) -> list[str]:
    """What the load noticed, what stands beside the figures too first; then the values."""
    from measures.answers.data_quality import DataReportOf, FindingExamples
    from measures.council.view import View
    from warehouse.gate.read import EVERYTHING

    found, report = View.of(warehouse, EVERYTHING).answer(FindingExamples(), DataReportOf())
    return [
        *_block(
            "Said beside the figures too:", [one.told for one in found if one.weight == "loud"]
        ),
        *_block("Noticed:", [one.told for one in found if one.weight != "loud"]),
        *(
            line
            for title, kinds in AS_WRITTEN.items()
            for line in _block(title, _values(report.noted, kinds))
        ),
    ]


def _block(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines)] if lines else []


def _values(noted: "Sequence[Noted]", kinds: frozenset[str]) -> list[str]:
    """The different cells of some kinds in each column, the first of each, with the codes that are
    written most like them. What is not understood has its examples elsewhere, but for lists."""
    from warehouse.tables import TABLES

    by_column: dict[str, list[Noted]] = {}
    for one in noted:
        contract = TABLES[one.table].contract if one.table in TABLES else {}
        told = one.kind == "not understood" and contract.get(one.column) != "list"
        if one.kind in kinds and not told:
            by_column.setdefault(f"{one.table}.{one.column}", []).append(one)
    return [_of_column(name, cells) for name, cells in by_column.items()]


def _of_column(name: str, cells: "list[Noted]") -> str:
    if not any(one.example for one in cells):
        return f"{name}: {sum(one.cells for one in cells):,}"
    said = [f"{one.example} ({'; '.join(_told(one))})" for one in cells[:CELLS_NAMED]]
    more = [f"and {len(cells) - CELLS_NAMED} more"] if len(cells) > CELLS_NAMED else []
    return f"{name}: {'; '.join([*said, *more])}"


def _told(one: "Noted") -> list[str]:
    return [f"{one.cells:,}", *([f"nearest: {', '.join(one.near)}"] if one.near else [])]


def _print_tables(report: "DataReport") -> None:
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


def _aside(found: "tuple[SetAside, ...]") -> list[str]:
    """The rows set aside, so that they can be found and mended where they were made."""
    if not found:
        return []
    said = ["Rows set aside, by key and by row below the heading of the file:"]
    for one in found:
        named = [f"{row.key or 'no key'} ({row.place(one.table)})" for row in one.rows]
        more = [f"and {one.more} more (--every-row names them)"] if one.more else []
        said.append(f"  {one.table}, {one.reason}: {', '.join([*named, *more])}")
    return said


def _missing(report: "DataReport") -> list[str]:
    """What was not supplied, and what follows from it, each said once."""
    missing = [row.table for row in report.tables if not row.supplied]
    if not missing:
        return []
    said = [f"Not supplied by any load: {', '.join(missing)}."]
    said += [f"  No {file}: {follows}." for file, follows in report.without]
    return said


def _uncounted(report: "DataReport") -> list[str]:
    return [
        f"{one.why} Not counted for want of that: {'; '.join(_by_question(one))}."
        for one in report.uncounted
    ]


def _by_question(one: "Uncounted") -> list[str]:
    return [
        f"{'other practice' if kpq == 'QA' else f'question {kpq}'}:"
        f" {', '.join(measure.title for measure in measures)}"
        for kpq, measures in one.by_question.items()
    ]


def _unread(report: "DataReport") -> list[str]:
    said = [one.asked for one in report.misnamed]
    if report.left_behind:
        said.append(f"Not read, since no measure needs them: {', '.join(report.left_behind)}.")
    return said
