"""triangulate themes suggest: a theme for what people wrote, offered and never counted."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import Format, Warehouse, plainly, print_rows
from measures.evidence.free_text import LISTS
from warehouse.paths import DEFAULT_WAREHOUSE

if TYPE_CHECKING:
    from measures.evidence.themes import Unthemed

# The first five are those of accepted_theme: what is printed can be signed and handed back.
COLUMNS = (
    "source",
    "row_id",
    "theme",
    "accepted_by",
    "accepted_on",
    "state",
    "score",
    "words",
    "date",
    "team_id",
    "text",
)

app = typer.Typer(no_args_is_help=True, help="Themes for free text.")


@app.callback()
def themes() -> None:
    """Themes for free text."""


@app.command()
def suggest(
    source: Annotated[
        list[str] | None, typer.Option(help=f"One of {', '.join(LISTS)}; may be repeated.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print a suggested theme for every row that has text and no theme."""
    from measures.evidence.themes import unthemed
    from warehouse.gate.read import EVERYTHING

    with plainly():
        found = unthemed(warehouse, EVERYTHING, source or tuple(LISTS))
    print_rows(COLUMNS, map(_line, found), form)


def _line(row: "Unthemed") -> tuple[object, ...]:
    from dashboard.web.downloads import safe_text

    near = row.suggestion
    theme, words = (near.theme, " ".join(near.words)) if near else ("", "")
    state, score = ("suggested", f"{near.score:.2f}") if near else ("nothing near", "")
    place = (row.source, row.row_id, theme, "", "", state, score, words)
    return (*place, row.day, row.team_id, safe_text(row.text))
