"""triangulate benchmarks show | list | import: published figures, exact as published."""

from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Format, Neighbours, Warehouse, plainly, print_rows
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused

app = typer.Typer(no_args_is_help=True, help="Published figures of every authority.")


@app.command()
def show(
    indicator: Annotated[str, typer.Option(help="An indicator, such as cla_rate.")],
    area: Annotated[
        str, typer.Option(help="A code (E06000047, 840) or a name; your council if none.")
    ] = "",
    year: Annotated[
        str, typer.Option(help="2025 for 2024-25; the latest that the area has if none.")
    ] = "",
    neighbours: Annotated[
        Neighbours | None, typer.Option(help="The area's statistical neighbours instead.")
    ] = None,
    rank: Annotated[
        bool,
        typer.Option(
            "--rank",
            help="Its place too: rank 1 is the lowest value, and"
            " polarity_rank 1 the best one where one end is good; ties share the lowest.",
        ),
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print one published figure, or the mean or median of an authority's ten neighbours."""
    from cli.benchmarks import figure

    with plainly():
        if neighbours and rank:
            raise Refused(["Neighbours together have no rank; ask for --neighbours or for --rank."])
        columns, row = figure.published(warehouse, indicator, area, year, neighbours, rank)
    if form is Format.TABLE:
        print_rows(("what", "said"), [(name, row.get(name)) for name in columns], form)
    else:
        print_rows(columns, [tuple(row.get(name) for name in columns)], form)


@app.command("list")
def list_indicators(
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.CSV,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print every published indicator."""
    from cli.benchmarks import figure

    with plainly():
        lines = figure.listed(warehouse)
    print_rows(figure.LISTED, lines, form)


@app.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="Published CSV files, gzipped or not.")],
    changes: Annotated[
        Path | None, typer.Option(help="Write every new, changed and withdrawn figure here.")
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Keep them for the next load; show nothing new today.")
    ] = False,
    with_gaps: Annotated[
        bool, typer.Option("--with-gaps", help="Take files whose publisher left rows out.")
    ] = False,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Read published CSVs and say what is new, changed or withdrawn; one bad file refuses all."""
    from cli.benchmarks.releases import bring_in

    with plainly():
        bring_in(files, warehouse, changes, later=later, with_gaps=with_gaps)
