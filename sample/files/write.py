"""Write the sample: one file a table as at the date asked for, and what was planted in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from sample.design.window import Window, as_date
from sample.evidence.audits import audits
from sample.evidence.challenge import challenge
from sample.evidence.learning import learning
from sample.evidence.voices import voices
from sample.files.dirt import Declared, as_known, spoiled
from sample.files.reference import LA_CODE, reference
from sample.files.tables import FILES
from sample.files.telling import story_toml
from sample.journeys.allocation import involvement_table
from sample.journeys.council import Council, Tables, found
from sample.records.care import care
from sample.records.care_leavers import leavers
from sample.records.court import court
from sample.records.front_door import front_door
from sample.records.health import health
from sample.records.protection import protection
from sample.records.staffing import staffing
from sample.records.visits import visits

Progress = Callable[[str], None]


def write_sample(
    out: Path,
    *,
    seed: int = 1,
    scale: float = 1.0,
    months: int = 72,
    as_at: date = date(2026, 10, 31),
    progress: Progress | None = None,
) -> None:
    """Write a synthetic council into a folder: a CSV a table, extract.toml and story.toml.

    Scale 1 is about the size of County Durham; `months` calendar months of history end with the
    month of `as_at`. The same arguments give the same bytes. `progress` is told each file's name
    and rows. Raises ValueError when an argument is out of range.
    """
    window = Window(seed=seed, scale=scale, months=months, as_at=as_at)
    tell = progress or (lambda _: None)
    council = found(window)
    out.mkdir(parents=True, exist_ok=True)
    declared: list[Declared] = []
    for tables in _chapters(council):
        for name, made in tables.items():
            rows, dirt = spoiled(name, as_known(FILES[name], made, window), window)
            _write(out / f"{name}.csv", rows)
            declared += dirt
            tell(f"{name}: {len(rows):,} rows")
    (out / "extract.toml").write_text(_extract_toml(window), "utf-8", newline="\n")
    (out / "story.toml").write_text(story_toml(window, declared), "utf-8", newline="\n")


def _chapters(council: Council) -> Iterator[Tables]:
    yield reference(council)
    yield front_door(council)
    yield protection(council)
    in_care, moves = care(council)
    yield in_care
    yield visits(council, moves)
    yield health(council)
    yield leavers(council)
    yield court(council)
    yield {"ssd_involvements": involvement_table(council.holders, council.draw("reasons"))}
    yield staffing(council)
    yield voices(council)
    yield challenge(council)
    yield audits(council)
    yield learning(council)


def _write(path: Path, rows: pd.DataFrame) -> None:
    rows.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _extract_toml(window: Window) -> str:
    return (
        f"as_at = {window.as_at.isoformat()}\n"
        f"la_code = {LA_CODE}\n"
        'council = "County Durham"\n'
        "synthetic = true\n"
        f"covers_from = {as_date(window.covers_from).isoformat()}\n"
    )
