"""The next published release brought in, and what is new in it, without a developer."""

import os
from collections.abc import Hashable, Mapping
from pathlib import Path

import typer

from cli.load import publish
from cli.terminal import print_table
from warehouse.gate.read import snapshot_path
from warehouse.problems import Refused
from warehouse.published.differences import Compared
from warehouse.published.releases import import_published
from warehouse.snapshots import current_snapshot

EXAMPLES = 10
CHANGE = (
    "indicator_id",
    "time_period",
    "area_code",
    "area_name",
    "what",
    "value_before",
    "symbol_before",
    "numerator_before",
    "denominator_before",
    "value",
    "symbol",
    "numerator",
    "denominator",
)


def bring_in(
    files: list[Path], warehouse: Path, changes: Path | None, *, later: bool, with_gaps: bool
) -> None:
    """Import the files, print what they change and publish it, unless `later`.

    `changes` is a file to write every difference to. Raises Refused with the problems of all files.
    """
    if changes:
        _check_writable(changes)
    compared = import_published(files, warehouse, with_gaps)
    _print_report(compared)
    if not any(one.used for one in compared):
        typer.echo("Nothing was imported: a release as new or newer stands for each table.")
    elif current_snapshot(warehouse) is None:
        typer.echo("Kept; the first load of an extract brings them in.")
    elif later:
        typer.echo("Kept; the next load brings them in.")
    else:
        publish(None, warehouse, "Bringing them in")
        typer.echo(f"Published {snapshot_path(warehouse).stem} with them.")
    if changes:
        _write_changes(compared, changes)


def _check_writable(changes: Path) -> None:
    """Before anything is imported, that its differences can be written."""
    place = changes if changes.exists() else changes.parent
    if changes.is_dir() or not changes.parent.is_dir() or not os.access(place, os.W_OK):
        raise Refused(
            [
                f"{changes} cannot be written; give a file in a folder that exists and is yours.",
                "Nothing was imported.",
            ]
        )


def _print_report(compared: tuple[Compared, ...]) -> None:
    columns = ("file", "table", "release", "stood", "new", "changed", "withdrawn", "same", "used")
    print_table(
        columns,
        [
            (
                one.read.path.name,
                one.read.table.title,
                one.read.release,
                one.stood,
                one.count("new"),
                one.count("changed"),
                one.count("withdrawn"),
                one.same,
                "yes" if one.used else "no, older: compared only",
            )
            for one in compared
        ],
    )
    for one in compared:
        for note in one.read.notes:
            typer.echo(f"{one.read.path.name}: {note}")
        if len(one.changes):
            _print_examples(one)


def _print_examples(one: Compared) -> None:
    shown = one.changes.head(EXAMPLES)
    typer.echo(f"{one.read.path.name}: {len(shown)} of {len(one.changes)} differences.")
    print_table(CHANGE, [_cells(row) for row in shown.to_dict("records")])


def _cells(row: Mapping[Hashable, object]) -> tuple[object, ...]:
    return tuple(None if row[name] != row[name] else row[name] for name in CHANGE)


def _write_changes(compared: tuple[Compared, ...], path: Path) -> None:
    frames = [one.changes.assign(file=one.read.path.name) for one in compared]
    first, *others = frames
    first.to_csv(path, index=False)
    for frame in others:
        frame.to_csv(path, index=False, header=False, mode="a")
    typer.echo(f"Wrote every difference to {path}.")
