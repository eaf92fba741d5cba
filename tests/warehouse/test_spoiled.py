"""A column spoiled at random: every figure is that of the clean extract, or the load is refused, or
the figure's measure names the column. And: the same content however it is spelt."""

import csv
import datetime as dt
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from measures.catalogue.counting import rules
from tests.council import as_csv, run
from tests.spellings import respelled
from warehouse.extract.findings import UNKNOWN
from warehouse.extract.head import read_extract
from warehouse.extract.ingest import ingest, read_terms
from warehouse.extract.teams import UNKNOWN as UNKNOWN_TEAM
from warehouse.extract.teams import name_teams
from warehouse.load.build import keep_settings, load
from warehouse.load.doubt import leave_out
from warehouse.load.facts import build_fact, prepare
from warehouse.load.figures import build_figures
from warehouse.load.supply import supplied, why_refused
from warehouse.model.facts import facts
from warehouse.model.settings import read_settings
from warehouse.paths import REFERENCE
from warehouse.problems import Refused
from warehouse.snapshots import content_hash, create_tables, current_snapshot
from warehouse.tables import TABLES
from warehouse.tables.table import ANY_NUMBER, CASE_WORKER_ROLE, Table

Rows = list[dict[str, str]]
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
SHARES = (0.0, 0.01, 0.04, 0.1, 0.3, 1.0)


@dataclass(frozen=True)
class Clean:
    """A small clean extract and the snapshot that counts it: `folder`, `rows` by table."""

    folder: Path
    snapshot: Path
    rows: dict[str, Rows]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clean]:
    folder = tmp_path_factory.mktemp("clean")
    run("sample", str(folder / "extract"), "--scale", "0.008", "--months", "13")
    shutil.copy(REFERENCE / "codebook.csv", folder / "extract" / "codebook.csv")
    rows = {name: read_rows(folder / "extract" / f"{name}.csv") for name in TABLES}
    load(folder / "extract", folder / "warehouse", rules())
    snapshot = current_snapshot(folder / "warehouse")
    assert snapshot
    yield Clean(folder / "extract", snapshot, rows)


def read_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def words_for(table: Table, column: str, dice: random.Random) -> str:
    """A cell that nobody can understand as what the column holds; '' where any words are read."""
    kind = table.contract[column]
    if table.lists.get(column) == CASE_WORKER_ROLE:
        # A role outside the settings is another role.
        return ""
    if kind == "number":
        between = table.numbers[column]
        out = ("1e10",) if between == ANY_NUMBER else (between.least - 1, between.greatest + 1)
        return dice.choice(("XX", "1,000", "12,5", *(str(end) for end in out)))
    odd = {
        "identifier": ("1.23457E+12", "1e+05"),
        "team": ("1.23457E+12", "Nowhere at all"),
        "date": ("soon", "31/02/2026", "2026-13-01", "20260301"),
        "day of birth": ("soon", "31/02/2016", "2016"),
        "flag": ("XX", "2", "seen", "Y/N"),
        "list": ("Z99Z", "Something else", "?"),
    }
    return dice.choice(odd[kind]) if kind in odd else ""


def spoilt(table: Table, column: str, rows: Rows, dice: random.Random) -> list[str]:
    """The cells of a column, a share of them spoilt in one way; texts keep what they say."""
    cells = [row.get(column, "") for row in rows]
    share = dice.choice(SHARES)
    chosen = dice.sample(range(len(cells)), max(1, round(share * len(cells))))
    way = dice.choice(("words", "months first", "two digits"))
    dates = table.contract[column] in ("date", "day of birth") and way != "words"
    for place in chosen:
        if not dates:
            cells[place] = words_for(table, column, dice) or f" {cells[place]} "
        elif cells[place]:
            day = dt.date.fromisoformat(cells[place])
            cells[place] = f"{day:%m/%d/%Y}" if way == "months first" else f"{day:%d/%m/%y}"
    if dates and way == "months first":
        # One second number above 12, without which days and months cannot be told apart.
        cells[chosen[0]] = "02/25/2026"
    return cells


@contextmanager
def counted(clean: Clean, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the figures of some tables upon those of the clean extract."""
    settings = read_settings()
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as work")
        con.execute(f"attach '{clean.snapshot}' as previous (read_only)")
        create_tables(con)
        terms = read_terms(folder, settings.case_worker_roles)
        ingest(con, read_extract(folder), terms, lambda _: None)
        have = supplied(con)
        name_teams(con)
        keep_settings(con, settings)
        prepare(con, settings)
        for fact in facts().values():
            build_fact(con, fact, have)
        leave_out(con, rules(), settings, have)
        build_figures(con, rules(), have, why_refused(con, rules(), settings))
        yield con


def changed(con: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """(measure, level) of each figure that is not as in the clean snapshot."""
    key = "measure_id, category, level, service, locality, team_id, month"
    what = f"{key}, round(numerator, 6), denominator, round(value, 6)"
    found = con.execute(
        f"with own as (select {what} from series),"
        f" other as (select {what} from previous.series)"
        " select distinct measure_id, level from"
        " ((from own except from other) union all (from other except from own))"
    ).fetchall()
    return {(measure, level) for measure, level in found}


def named(con: duckdb.DuckDBPyConnection, column: str) -> set[str]:
    """The measures that name the column, or say that they are not supplied."""
    found = con.execute(
        "select measure_id from meta.left_out where table_name || '.' || column_name = $column"
        " union select measure_id from meta.measure where why <> ''",
        {"column": column},
    ).fetchall()
    return {measure for (measure,) in found}


def listed(con: duckdb.DuckDBPyConnection, table: str, column: str, kind: str) -> bool:
    return bool(
        con.execute(
            "select 1 from meta.noted where table_name = $table and column_name = $column"
            " and kind = $kind",
            {"table": table, "column": column, "kind": kind},
        ).fetchall()
    )


def said_of(con: duckdb.DuckDBPyConnection, table: Table, column: str) -> set[tuple[str, str]]:
    """The figures that differ and of which nothing is said."""
    differ = changed(con)
    if listed(con, table.name, column, UNKNOWN):
        return set()
    if listed(con, table.name, column, UNKNOWN_TEAM):
        differ = {(measure, level) for measure, level in differ if level == "council"}
    names = named(con, f"{table.name}.{column}")
    return {(measure, level) for measure, level in differ if measure not in names}


def compare(clean: Clean, folder: Path, table: Table, column: str, seed: int) -> None:
    """Spoil one column and hold every figure that differs against what is said of it."""
    dice = random.Random(f"{table.name}.{column}.{seed}")
    rows = clean.rows[table.name]
    cells = spoilt(table, column, rows, dice)
    folder.mkdir(exist_ok=True)
    shutil.copy(clean.folder / "extract.toml", folder)
    own = [row | {column: cell} for row, cell in zip(rows, cells, strict=True)]
    (folder / f"{table.name}.csv").write_text(as_csv(own), "utf-8")
    try:
        with counted(clean, folder) as con:
            unsaid = said_of(con, table, column)
    except Refused:
        return
    shown = sorted(set(cells) - {row.get(column, "") for row in rows})[:3]
    assert not unsaid, f"{table.name}.{column} with {shown} (seed {seed}): {sorted(unsaid)}"


# A few of each kind; `make prove` tries every column three times.
FEW = [
    ("ssd_cla_episodes", "clae_cla_episode_ceased_reason"),
    ("ssd_involvements", "invo_professional_team"),
    ("ref_population", "pop_0_17"),
]


@pytest.mark.parametrize(("table", "column"), FEW)
def test_a_spoilt_column_is_refused_or_said_beside_every_figure_that_it_changes(
    clean: Clean, tmp_path: Path, table: str, column: str
) -> None:
    compare(clean, tmp_path / "spoilt", TABLES[table], column, 0)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1, 4))
@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: getattr(one, "name", one))
def test_every_spoilt_column_is_refused_or_said(
    clean: Clean, tmp_path: Path, table: Table, column: str, seed: int
) -> None:
    compare(clean, tmp_path / "spoilt", table, column, seed)


# The same content in other words


def write_again(clean: Clean, folder: Path, seed: int) -> None:
    """Write every cell of the clean extract in another way that is accepted."""
    dice = random.Random(seed)
    folder.mkdir()
    shutil.copy(clean.folder / "extract.toml", folder)
    teams = spellings_of_teams(clean.rows["org_team"])
    for name, rows in clean.rows.items():
        table = TABLES[name]
        written = {
            column: respelled(table, column, [row[column] for row in rows], teams, dice)
            for column in table.columns
            if rows and column in rows[0]
        }
        own = [{column: written[column][place] for column in written} for place in range(len(rows))]
        encoding = dice.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le"))
        (folder / f"{name}.csv").write_text(as_csv(own), encoding)


def spellings_of_teams(rows: Rows) -> dict[str, list[str]]:
    """By its id how each team may be written: its name and aliases that no other team has."""
    found: dict[str, set[str]] = {}
    for row in rows:
        written = {row["team_id"], row["team_name"], *row["team_name_aliases"].split("|")}
        found.setdefault(row["team_id"], set()).update(written - {""})
    return {
        team: sorted(
            text
            for text in own
            if not any(text.lower() in map(str.lower, found[o]) for o in found if o != team)
        )
        for team, own in found.items()
    }


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(2, 21))]
)
def test_the_same_content_has_the_same_hash_in_any_accepted_spelling(
    clean: Clean, tmp_path: Path, seed: int
) -> None:
    write_again(clean, tmp_path / "again", seed)
    again = load(tmp_path / "again", tmp_path / "warehouse", rules())
    with duckdb.connect() as con:
        con.execute(f"attach '{clean.snapshot}' as before (read_only)")
        con.execute(f"attach '{again}' as after (read_only)")
        differ = [
            name for name in TABLES if rows_of(con, "before", name) != rows_of(con, "after", name)
        ]
        assert not differ
        hashes = []
        for name in ("before", "after"):
            con.execute(f"use {name}")
            hashes.append(content_hash(con))
    assert hashes[0] == hashes[1]


def rows_of(con: duckdb.DuckDBPyConnection, snapshot: str, table: str) -> list[tuple[object, ...]]:
    columns = ", ".join(f'"{name}"' for name in TABLES[table].columns)
    return con.execute(
        f"select {columns} from {snapshot}.extract.{table} order by file_order"
    ).fetchall()
