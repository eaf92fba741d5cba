"""The published national figures, copied into every snapshot, and our own council's beside others."""

from pathlib import Path

import duckdb

from warehouse.paths import BENCHMARKS, sql
from warehouse.published.rates import stand

IMPORTED = "published.parquet"
_CSV = {
    "indicator": "indicators.csv",
    "area": "areas.csv",
    "neighbour": "neighbours.csv",
    "inspection": "ofsted.csv",
}
_NUMBERS = {"decimals", "first_year", "last_year", "rank"}


def read_imported(con: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Show the product's figures as `work.shipped`; fill `work.imported` with the council's own
    imports, which stand in the warehouse as one file; see warehouse.published.releases."""
    shipped = str(BENCHMARKS / "benchmarks.parquet").replace("'", "''")
    con.execute(f"create or replace view work.shipped as from read_parquet('{shipped}')")
    con.execute("create or replace table work.imported as from work.shipped limit 0")
    if (warehouse / IMPORTED).exists():
        con.execute(
            "insert into work.imported by name from read_parquet($path)",
            {"path": str(warehouse / IMPORTED)},
        )


def load_published(con: duckdb.DuckDBPyConnection, la_code: str) -> None:
    """Fill the schema `benchmark`: value, indicator, area, neighbour and inspection as published,
    and `beside`, the rows of queries/pages/benchmarks/beside.sql for the council of the extract."""
    stand(con)
    con.execute("create table benchmark.value as from work.stands")
    con.execute("drop table work.stands")
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
