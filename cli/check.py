"""triangulate check: an extract tried without loading it, for whoever writes it."""

import csv
import getpass
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from markupsafe import Markup

from cli.terminal import Warehouse, plainly, progress_shown
from warehouse.modes import PRIVATE, PRIVATE_FOLDER, make_file, make_folder, write
from warehouse.paths import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from warehouse.extract.consistency.check import Checked
    from warehouse.extract.findings import Acceptance, Finding

Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept",
        metavar="TABLE.COLUMN",
        help="Load though so much of this column was not understood, and go without the measures"
        " that need it; written down with your name. May be given more than once.",
    ),
]
NAMED = 10
_HEADINGS = {
    "findings": ("weight", "kind", "table", "column", "cells", "of cells", "what", "such as"),
    "cells": ("table", "column", "what", "cell", "cells", "nearest codes"),
    "rows": ("table", "file", "row", "reason", "key"),
}
_WEIGHTS = {"loud": "said beside the figures", "refused": "stops the load"}
_TITLES = {
    "findings": "What was noticed",
    "cells": "Cells that were not understood, and other things listed",
    "rows": "Rows that would be set aside",
}


def acceptance(names: list[str] | None) -> "Acceptance":
    """What the council lets through, in the name of whoever runs the command."""
    from warehouse.extract.findings import Acceptance

    return Acceptance(frozenset(names or ()), getpass.getuser())


def check(
    folder: Annotated[Path, typer.Argument(help="The folder of an extract.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    accept: Accept = None,
    out: Annotated[
        Path | None,
        typer.Option(help="A folder for check.html and CSV files; they hold cells and keys."),
    ] = None,
) -> None:
    """Say what a load of an extract would refuse and notice, without loading it."""
    from warehouse.extract.consistency.check import check_extract
    from warehouse.model.settings import read_settings

    with plainly():
        if out is not None:
            make_folder(out, PRIVATE_FOLDER)
        with progress_shown() as progress:
            task = progress.add_task("Reading the extract")
            found = check_extract(
                folder,
                warehouse,
                read_settings(),
                acceptance(accept),
                words_to=out,
                progress=lambda text: progress.update(task, description=text),
            )
    for line in _lines(found):
        typer.echo(line)
    if out is not None:
        _write(out, folder, found)
        typer.echo(f"Wrote {out / 'check.html'} and CSV files; they hold cells and keys of rows.")
    if found.problems:
        raise typer.Exit(1)


def _lines(found: "Checked") -> list[str]:
    """What is printed: the answer, what would stop a load, then what it would say."""
    said = [_answer(found), *found.problems, *found.files]
    said += [one.told for one in found.findings if one.weight != "refused"]
    counts: dict[tuple[object, object], int] = {}
    for table, _, _, reason, _ in found.rows:
        counts[(table, reason)] = counts.get((table, reason), 0) + 1
    said += [f"{table}: {n:,} rows set aside, {reason}." for (table, reason), n in counts.items()]
    listed = [row for row in found.cells if row[3] is not None]
    said += [_cell(row) for row in listed[:NAMED]]
    if len(listed) > NAMED:
        said.append(f"And {len(listed) - NAMED:,} more cells; --out FOLDER writes all of them.")
    return said


def _answer(found: "Checked") -> str:
    return "A load would refuse this extract." if found.problems else "This extract would load."


def _cell(row: Sequence[object]) -> str:
    table, column, kind, example, cells, near = row
    nearest = f"; nearest: {_text(near)}" if near else ""
    return f"{table}.{column}, {kind}: {example} ({cells}{nearest})"


def _write(out: Path, folder: Path, found: "Checked") -> None:
    findings = tuple(_finding(one) for one in found.findings)
    parts = {"findings": findings, "cells": found.cells, "rows": found.rows}
    for name, rows in parts.items():
        path = out / f"{name}.csv"
        make_file(path, PRIVATE)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADINGS[name])
            writer.writerows([_safe(value) for value in row] for row in rows)
    write(out / "check.html", _page(folder, found, parts), PRIVATE)


def _finding(one: "Finding") -> tuple[object, ...]:
    place = one.kind, one.table, one.column
    return one.weight, *place, one.cells, one.of_cells, one.sentence, one.examples


def _safe(value: object) -> str:
    from dashboard.web.downloads import safe_text

    return safe_text(_text(value))


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _page(folder: Path, found: "Checked", parts: dict[str, tuple[tuple[object, ...], ...]]) -> str:
    """The page; whatever comes from the extract passes markupsafe's escaping."""
    head = Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Check of {0}</title>'
        "<style>body{{font:16px/1.5 sans-serif;margin:2rem;max-width:70rem}}"
        "table{{border-collapse:collapse}}td,th{{border:1px solid;padding:.25rem .5rem;"
        "text-align:left;vertical-align:top}}</style><h1>Check of {0}</h1><p>{1}</p>"
        "<p>This page holds cells and keys of rows: treat it as you treat the extract.</p>"
    ).format(folder.name, _answer(found))
    said = _list((*found.problems, *found.files))
    tables = Markup("").join(_table(name, rows) for name, rows in parts.items() if rows)
    return str(head + said + tables + Markup("</html>"))


def _list(lines: Iterable[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<ul>{}</ul>").format(items) if items else Markup("")


def _table(name: str, rows: tuple[tuple[object, ...], ...]) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(h) for h in _HEADINGS[name])
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td>{}</td>").format(_WEIGHTS.get(_text(value), _text(value)))
                for value in row
            )
        )
        for row in rows
    )
    return Markup("<h2>{}</h2><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        _TITLES[name], heads, body
    )
