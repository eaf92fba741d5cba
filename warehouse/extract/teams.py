"""Teams by whatever they are written as: every row has the team's own id, and others are listed."""

import duckdb

from warehouse.paths import sql
from warehouse.tables import TABLES

UNKNOWN = "team not known"
_COLUMNS = tuple((table.name, column) for table in TABLES.values() for column in table.teams)


def name_teams(con: duckdb.DuckDBPyConnection) -> None:
    """Make work.team, put its ids for aliases and names in the tables of the extract, and note
    afresh the teams that nobody named; without any team named there is none to know."""
    con.execute(sql("work", "team"))
    con.execute(sql("work", "team_spelling"))
    con.execute("delete from meta.noted where kind = $kind", {"kind": UNKNOWN})
    if not con.execute("select 1 from work.team limit 1").fetchall():
        return
    for table, column in _COLUMNS:
        con.execute(
            f"update extract.{table} as t set {column} = s.team_id from work.team_spelling as s"
            f" where s.written = lower(trim(t.{column})) and t.{column} <> s.team_id"
            f" and t.{column} not in (select team_id from work.team)"
        )
        con.execute(
            "insert into meta.noted by name select $table as table_name, $column as column_name,"
            f" $kind as kind, {column} as example, count(*) as cells from extract.{table}"
            f" where {column} is not null and {column} not in (select team_id from work.team)"
            f" and {column} <> 'UNASSIGNED' group by {column}",
            {"table": table, "column": column, "kind": UNKNOWN},
        )
