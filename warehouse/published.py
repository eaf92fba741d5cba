"""The published national figures, copied into every snapshot."""

import duckdb

from warehouse.paths import BENCHMARKS

_CSV = {"indicator": "indicators.csv", "area": "areas.csv", "neighbour": "neighbours.csv",
        "inspection": "ofsted.csv"}  # fmt: skip


def load_published(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the schema `benchmark`: value, indicator, area, neighbour and inspection."""
    con.execute(
        "create table benchmark.value as select * from read_parquet($path)",
        {"path": str(BENCHMARKS / "benchmarks.parquet")},
    )
    for table, name in _CSV.items():
        con.execute(
            f"create table benchmark.{table} as"
            " select * from read_csv($path, header = true, all_varchar = true)",
            {"path": str(BENCHMARKS / name)},
        )
