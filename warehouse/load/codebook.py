"""Code lists at work: the questions of codes, the factors of assessments, unknown codes."""

import csv

import duckdb
import pandas as pd

from warehouse.extract.findings import UNKNOWN
from warehouse.model.codes import factor_codes
from warehouse.paths import REFERENCE, sql
from warehouse.tables import TABLES

# The list of the codebook that each column of an extract is read by.
LISTS: dict[tuple[str, str], str] = {
    (table.name, column): name
    for table in TABLES.values()
    for column, name in table.codebook.items()
}
# The kinds that evidence_noted.sql and other_words.sql note.
_NOTED = (
    "words that the rule does not name",
    "question outside 1 to 10, read as none",
    "speaks to no question: unmapped",
)


def shipped() -> list[list[str | int | None]]:
    """The rows (list, code, question) that come with the product; None: the code maps nowhere."""
    with (REFERENCE / "codebook.csv").open(encoding="utf-8", newline="") as lines:
        return [
            [row["list"].upper(), row["code"].upper(), int(row["kpq"]) if row["kpq"] else None]
            for row in csv.DictReader(lines)
        ]


def build_codebook(con: duckdb.DuckDBPyConnection) -> None:
    """Make work.codebook (list, code, kpq) and work.known_code (list, code).

    A council's own codebook replaces the shipped one whole. A code is known when the codebook or
    the format of the extract has it; the others are noted afresh.
    """
    con.executemany("insert into work.shipped_codebook values (?, ?, ?)", shipped())
    con.executemany("insert into work.listed_code values (?, ?)", _listed())
    for name in ("codebook", "printed_codebook", "known_code"):
        con.execute(sql("work", name))
    for (table, column), name in LISTS.items():
        _note_unknown(con, table, column, name)


def _listed() -> list[list[str]]:
    return [
        [name, code]
        for (table, column), name in LISTS.items()
        for code in TABLES[table].known_codes(column)
    ]


def _note_unknown(con: duckdb.DuckDBPyConnection, table: str, column: str, name: str) -> None:
    where = {"table": table, "column": column, "kind": UNKNOWN}
    con.execute(
        "delete from meta.noted where table_name = $table and column_name = $column"
        " and kind = $kind",
        where,
    )
    con.execute(
        f"insert into meta.noted by name select $table as table_name, $column as column_name,"
        f' $kind as kind, "{column}" as example, count(*) as cells'
        f' from extract.{table} where "{column}" is not null and "{column}" not in'
        f' (select code from work.known_code where list = $list) group by "{column}"',
        where | {"list": name},
    )


def note_evidence(con: duckdb.DuckDBPyConnection) -> None:
    """Note afresh what speaks to no question, and words that the rule of their column does not
    name."""
    con.execute("delete from meta.noted where list_contains($kinds, kind)", {"kinds": list(_NOTED)})
    con.execute(sql("work", "evidence_noted"))
    con.execute(sql("work", "other_words"))


def build_accepted(con: duckdb.DuckDBPyConnection) -> None:
    """Fill work.accepted_theme before the facts are built: from then an accepted theme counts."""
    con.execute(sql("work", "accepted_theme"))


def build_unthemed(con: duckdb.DuckDBPyConnection) -> None:
    """Fill words.unthemed, from which the view seen.unthemed shows a reader's own."""
    con.execute(sql("work", "unthemed"))


def build_factors(con: duckdb.DuckDBPyConnection) -> None:
    """Make work.assessment_factor (assessment_id, code), one row each; note names not known."""
    column = "cinf_assessment_factors_json"
    rows = con.execute(
        f"select distinct {column} from extract.ssd_assessment_factors where {column} is not null"
        f" order by {column}"
    ).fetchall()
    known, unknown = factor_codes(text for (text,) in rows)
    frame = pd.DataFrame(known, columns=["cell", "code"], dtype="string")
    con.register("factor_cells", frame)
    con.execute(sql("work", "assessment_factor"))
    con.unregister("factor_cells")
    _note_unknown_factors(con, unknown)


def _note_unknown_factors(con: duckdb.DuckDBPyConnection, unknown: list[tuple[str, str]]) -> None:
    if not unknown:
        return
    con.register("unknown_factors", pd.DataFrame(unknown, columns=["cell", "name"], dtype="string"))
    con.execute(
        "delete from meta.noted where table_name = 'ssd_assessment_factors'"
        " and kind = 'factor not known'"
    )
    con.execute(sql("work", "unknown_factor"))
    con.unregister("unknown_factors")
