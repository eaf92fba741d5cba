"""What an extract says against itself: listed on the Data page, and counted as it stands."""

from collections.abc import Iterator

import duckdb

from warehouse.extract.consistency.shrinkage import has_previous
from warehouse.paths import sql
from warehouse.tables import TABLES
from warehouse.tables.table import Table

_QUERIES = ("conference_before_enquiry", "open_beside_later", "open_after_death")
# The kinds that these queries note; that of equal_but_for_key is noted once, by the load it is of.
_KINDS = (
    "before the enquiry that led to it",
    "never closed though a later one began",
    "still open after the death of the person",
)


def note_contradictions(con: duckdb.DuckDBPyConnection) -> None:
    """Note afresh in meta.noted what contradicts itself, by table and column with a count."""
    con.execute("delete from meta.noted where list_contains($kinds, kind)", {"kinds": list(_KINDS)})
    for name in _QUERIES:
        con.execute(sql("work", name))
    for table in _changed(con):
        con.execute(_of_table(table))


def _changed(con: duckdb.DuckDBPyConnection) -> Iterator[Table]:
    """Tables under `changes` whose rows are told apart without their key: by child or by date."""
    if not has_previous(con):
        return
    rows = con.execute(
        "select l.table_name from meta.table_load as l"
        " semi join previous.meta.table_load as p on p.table_name = l.table_name"
        " where l.changes order by l.table_name"
    ).fetchall()
    for (name,) in rows:
        table = TABLES[name]
        if len(table.key) == 1 and (table.person or table.event_date):
            yield table


def _of_table(table: Table) -> str:
    others = [f'"{column}"' for column in table.columns if column not in table.key]
    parts = {
        "table": table.name,
        "key": table.key[0],
        "others": ", ".join(f"n.{column}" for column in others),
        "same": " and ".join(f"n.{column} is not distinct from p.{column}" for column in others),
    }
    text = sql("work", "equal_but_for_key")
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return text
