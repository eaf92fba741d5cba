"""Next year's release, brought in by an analyst: published CSVs into one file of the warehouse.

All files are understood or none is used. What was imported stands in the warehouse as one parquet
file, put in place by one rename, and is laid over the shipped figures by every load; see
published_value.sql. The snapshot that serves is published anew with it.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from warehouse.modes import FILE
from warehouse.paths import sql
from warehouse.problems import Refused
from warehouse.published.benchmark import IMPORTED, read_imported, stand
from warehouse.published.checks import described
from warehouse.published.differences import (
    POPULATION,
    Compared,
    compare,
    refuse_shorter,
    with_rates,
)
from warehouse.published.file import recognise
from warehouse.published.rows import Population, Read, read_published
from warehouse.snapshots import exclusive


def import_published(
    files: Sequence[Path], warehouse: Path, with_gaps: bool = False
) -> tuple[Compared, ...]:
    """Read published CSVs, compare them with what stands and keep the newest of each table.

    Raises Refused with the problems of all files; then nothing has changed. A file that lacks rows
    is refused too, unless it is read `with_gaps`: what it lacks is then withdrawn.
    """
    with exclusive(warehouse), duckdb.connect() as con:
        con.execute("attach ':memory:' as work")
        read_imported(con, warehouse)
        stand(con)
        before = con.execute("from work.stands").df()
        found = _read_all(files, *_population(con), with_gaps)
        _refuse_unknown(found)
        stands = [_own(before, one) for one in found]
        if not with_gaps:
            refuse_shorter(found, stands)
        compared = tuple(
            compare(own, one, _newest(found, one)) for own, one in zip(stands, found, strict=True)
        )
        used = [one.read for one in compared if one.used]
        if used:
            _lay_over(con, used)
            stand(con)
            compared = with_rates(compared, before, con.execute("from work.stands").df())
            _write(con, warehouse)
        return compared


def _read_all(
    files: Sequence[Path], population: Population, stood: int, with_gaps: bool
) -> list[Read]:
    """Every file by its table. Rates are made with the population that will stand afterwards."""
    problems: list[str] = []
    recognised = []
    for path in files:
        try:
            recognised.append((path, *recognise(path)))
        except Refused as refused:
            problems += refused.problems
    recognised.sort(key=lambda known: known[1].id != POPULATION)
    found: list[Read] = []
    people = population
    for path, table, lines in recognised:
        try:
            found.append(read_published(path, table, lines, people, with_gaps))
        except Refused as refused:
            problems += refused.problems
            continue
        if table.id == POPULATION and found[-1].release >= stood:
            stood = found[-1].release
            people = _replaced(people, found[-1])
    problems += _twice(found)
    if problems:
        raise Refused([*problems, "Nothing was imported."])
    return found


def _replaced(people: Population, read: Read) -> Population:
    """The population after a release of it, which replaces its years whole."""
    years = {row["time_period"] for row in read.rows}
    return {key: said for key, said in people.items() if key[0] not in years} | {
        (row["time_period"], row["area_code"]): (row["value"], row["symbol"] or "")
        for row in read.rows
    }


def _twice(found: Sequence[Read]) -> list[str]:
    seen: dict[tuple[str, int], Read] = {}
    said = []
    for one in found:
        other = seen.setdefault((one.table.id, one.release), one)
        if other is not one:
            said.append(
                f"{other.path.name} and {one.path.name} both hold {one.table.title},"
                f" {one.release}; give one of them."
            )
    return said


def _population(con: duckdb.DuckDBPyConnection) -> tuple[Population, int]:
    """The children by year and area that stand, and the release that says so."""
    rows = con.execute(
        "select time_period, area_code, value, coalesce(symbol, ''), release_year from work.stands"
        " where indicator_id = 'pop_0_17'"
    ).fetchall()
    people = {(year, area): (value, symbol) for year, area, value, symbol, _ in rows}
    return people, max((row[-1] for row in rows), default=0)


def _own(stands: pd.DataFrame, read: Read) -> pd.DataFrame:
    """What stands of the indicators of a file's table."""
    return stands[stands["indicator_id"].isin([mapped.id for mapped in read.table.indicators])]


def _refuse_unknown(found: Sequence[Read]) -> None:
    """Every indicator of the mapping must stand in indicators.csv, which gives it its words."""
    unknown = sorted(
        {mapped.id for one in found for mapped in one.table.indicators} - {*described()}
    )
    if unknown:
        raise Refused(
            [
                f"{', '.join(unknown)} is not in data/benchmarks/indicators.csv; describe it"
                " there.",
                "Nothing was imported.",
            ]
        )


def _newest(found: Sequence[Read], one: Read) -> bool:
    return one.release == max(r.release for r in found if r.table.id == one.table.id)


def _lay_over(con: duckdb.DuckDBPyConnection, reads: Sequence[Read]) -> None:
    """Into `work.imported`, each year of a release in place of what was imported of it before."""
    kept = con.execute("from work.imported").df()
    for read in reads:
        rows = pd.DataFrame(read.rows)
        within = kept["time_period"].isin(rows["time_period"].unique())
        same = kept["indicator_id"].isin(rows["indicator_id"].unique())
        published = kept["source_publication"] == read.table.publication
        kept = pd.concat([kept[~(within & same & published)], rows], ignore_index=True)
    con.register("kept", kept)
    con.execute(sql("work", "imported"))
    con.execute("insert into work.imported by name from kept")
    con.unregister("kept")


def _write(con: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """One new file beside the old, made durable and put in its place by one rename."""
    building = warehouse / f"{IMPORTED}.building"
    con.execute(
        f"copy (from work.imported order by indicator_id, time_period, area_code)"
        f" to '{str(building).replace(chr(39), chr(39) * 2)}' (format parquet, compression zstd)"
    )
    building.chmod(FILE)
    handle = os.open(building, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    building.replace(warehouse / IMPORTED)
