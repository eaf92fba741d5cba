"""The published national figures, copied into every snapshot, and our own council's beside
others."""

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


def read_imported(con: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Show the product's figures as `work.shipped`; fill `work.imported` with the council's own
    imports, which stand in the warehouse as one file; see warehouse.published.releases."""
    con.execute(sql("work", "shipped"), {"path": str(BENCHMARKS / "benchmarks.parquet")})
    con.execute(sql("work", "imported"))
    if (warehouse / IMPORTED).exists():
        con.execute(
            "insert into work.imported by name from read_parquet($path)",
            {"path": str(warehouse / IMPORTED)},
        )


def load_published(con: duckdb.DuckDBPyConnection, la_code: str) -> None:
    """Fill the schema `benchmark`: value, indicator, area, neighbour and inspection as published,
    and `beside`, the rows of queries/pages/benchmarks/beside.sql for the council of the extract."""
    stand(con)
    con.execute(sql("work", "value"))
    con.execute("drop table work.stands")
    for table, name in _CSV.items():
        con.execute(sql("work", table), {"path": str(BENCHMARKS / name)})
    # A page asks the same of any council; of our own the answer is kept.
    con.execute(
        f"create table benchmark.beside as {sql('pages', 'beside')}",
        {"la_code": la_code, "indicator_ids": None},
    )
