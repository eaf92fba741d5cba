"""`python -m tests.bench`: ratios measured side by side in one run, kept in docs/performance.md."""

import datetime as dt
import os
import re
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from measures.load import load
from tests.bench.charts import charts
from tests.bench.drawn import drawn
from tests.bench.loads import Line, beside_bare, sample, ten_times
from tests.bench.pages import pages
from tests.bench.visits import visits

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- begin: measured -->", "<!-- end: measured -->"
HEAD = ("what", "product", "bare DuckDB", "ratio", "goal")


def main(
    ten: Annotated[bool, typer.Option(help="Ten councils beside one too; takes long.")] = False,
    rounds: Annotated[int, typer.Option(help="Turns of each side.")] = 5,
    folder: Annotated[Path | None, typer.Option(help="Keep the samples here.")] = None,
    write: Annotated[bool, typer.Option(help="Write docs/performance.md.")] = True,
) -> None:
    """Measure, print one table and keep it."""
    with tempfile.TemporaryDirectory() as spare:
        place = folder or Path(spare)
        one = sample(place / "one", 1.0)
        lines = beside_bare(one, rounds)
        load(one, Path(spare) / "warehouse")
        lines += pages(Path(spare) / "warehouse", 4 * rounds)
        lines += visits(Path(spare) / "warehouse")
        lines += drawn(Path(spare) / "warehouse", rounds)
        lines += charts(4 * rounds)
        if ten:
            lines += ten_times(one, sample(place / "ten", 10.0), max(1, rounds // 2))
    _print(lines)
    if write:
        _keep(lines, rounds)


def _print(lines: list[Line]) -> None:
    table = Table(*HEAD, box=None)
    for line in lines:
        table.add_row(*line)
    Console(width=140).print(table)


def _keep(lines: list[Line], rounds: int) -> None:
    text = PAGE.read_text("utf-8")
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    PAGE.write_text(between.sub(lambda _: measured(lines, rounds), text), "utf-8")


def measured(lines: list[Line], rounds: int) -> str:
    """The part of the page that a run writes."""
    rows = [HEAD, ("---", "--:", "--:", "--:", "---"), *lines]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{BEGIN}\n{_machine()}, {rounds} rounds, {dt.date.today():%-d %B %Y}.\n\n{table}\n{END}"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores and {memory:.0f} GB of memory"


if __name__ == "__main__":
    typer.run(main)
