"""What a load noticed of an extract, without counting anything of it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.council import Extract
from warehouse.extract.consistency.contradictions import note_contradictions
from warehouse.extract.findings import Acceptance
from warehouse.extract.head import read_extract
from warehouse.extract.ingest import ingest
from warehouse.load.build import create_tables, read_terms
from warehouse.model.settings import read_settings


@dataclass(frozen=True)
class Noticed:
    """A read extract: the database, and each of its findings as table.column and weight;
    `rows` is how many there are."""

    database: Path
    findings: dict[str, str]
    rows: int
    contradictions: dict[tuple[str, str], int]


def notice(
    extract: Extract, folder: Path, previous: Noticed | None = None, accepted: str = ""
) -> Noticed:
    """Read an extract into a database below a folder, upon what another left behind."""
    database = folder / "read.duckdb"
    con = duckdb.connect(str(extract.write(folder / "extract").parent / database.name))
    con.execute("attach ':memory:' as work")
    if previous:
        con.execute(f"attach '{previous.database}' as previous (read_only)")
    create_tables(con)
    terms = read_terms(
        folder,
        read_settings().case_worker_roles,
        Acceptance(frozenset(filter(None, [accepted])), "analyst"),
    )
    ingest(con, read_extract(folder / "extract"), terms, lambda _: None)
    note_contradictions(con)
    found = con.execute("select table_name, column_name, weight from meta.finding").fetchall()
    noted = con.execute("select table_name, kind, cells from meta.noted").fetchall()
    con.close()
    return Noticed(
        database,
        {".".join(filter(None, (table, column))): weight for table, column, weight in found},
        len(found),
        {(table, kind): cells for table, kind, cells in noted},
    )
