"""The published national figures, copied into every snapshot, and our own council's beside others."""

import duckdb

from warehouse.paths import BENCHMARKS, sql

_CSV = {"indicator": "indicators.csv", "area": "areas.csv", "neighbour": "neighbours.csv",
        "inspection": "ofsted.csv"}  # fmt: skip
_NUMBERS = {"decimals", "first_year", "last_year", "rank"}


def load_published(con: duckdb.DuckDBPyConnection, la_code: str) -> None:
    """Fill the schema `benchmark`: value, indicator, area, neighbour and inspection as published,
    and `beside`, the rows of queries/pages/beside.sql for the council of the extract."""
    con.execute(
        "create table benchmark.value as select * from read_parquet($path)"
        " order by indicator_id, time_period, geography, area_code",
        {"path": str(BENCHMARKS / "benchmarks.parquet")},
    )
    for table, name in _CSV.items():
        _copy(con, table, name)
    con.execute(
        f"create table benchmark.beside as {sql('pages', 'beside')}",
        {"la_code": la_code, "indicator_ids": None},
    )


def _copy(con: duckdb.DuckDBPyConnection, table: str, name: str) -> None:
    """One CSV as text, but for the columns that are whole numbers."""
    path = {"path": str(BENCHMARKS / name)}
    read = "read_csv($path, header = true, all_varchar = true)"
    columns = [row[0] for row in con.execute(f"describe select * from {read}", path).fetchall()]
    chosen = ", ".join(
        f'cast("{column}" as integer) as "{column}"' if column in _NUMBERS else f'"{column}"'
        for column in columns
    )
    con.execute(f"create table benchmark.{table} as select {chosen} from {read}", path)
