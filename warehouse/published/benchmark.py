"""The published figures in force, the rates that rest on the published population, and our own
council's beside others."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from warehouse.paths import BENCHMARKS, sql
from warehouse.published.checks import described

PER = 10_000
_REMADE = ["indicator_id", "time_period", "area_code", "value", "symbol", "children"]


def rate(count: float | None, children: float | None, decimals: int) -> float | None:
    """A count for every 10,000 children, as published; None without either, or without children."""
    return round(PER * count / children, decimals) if count is not None and children else None


def stand(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `work.stands` with the figures in force, of `work.shipped` and `work.imported`.

    Every rate that was divided here is of the population in force, in whatever order the two came;
    a rate as it was printed stays.
    """
    con.execute(sql("work", "published_value"))
    per = {name: one.decimals for name, one in described().items() if one.unit == "rate_per_10000"}
    rows = con.execute(sql("work", "published_rates"), {"rates": [*per]}).fetchall()
    if rows:
        _divide_anew(con, rows, per)


def _divide_anew(con: duckdb.DuckDBPyConnection, rows: list[Any], decimals: dict[str, int]) -> None:
    made = []
    for name, year, area, count, children, symbol in rows:
        value = rate(count, children, decimals[name])
        why = None if value is not None else symbol or "x"
        made.append((name, year, area, value, why, children))
    remade = pd.DataFrame(made, columns=_REMADE)
    remade = remade.astype({"value": "Float64", "children": "Float64", "symbol": "string"})
    con.register("remade", remade)
    con.execute(
        "update work.stands as v set value = r.value, symbol = r.symbol, denominator = r.children"
        " from remade as r where r.indicator_id = v.indicator_id"
        " and r.time_period = v.time_period and r.area_code = v.area_code"
    )
    con.unregister("remade")


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
