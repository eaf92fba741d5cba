"""Rates that rest on the published population, made anew when a release revises it."""

from dataclasses import replace

import duckdb
import pandas as pd

from warehouse.paths import sql
from warehouse.published_compared import KEY, Compared
from warehouse.published_sense import described

POPULATION = "pop_0_17"
SPAN = ["indicator_id", "source_publication"]
PER = 10_000


def remake_rates(
    con: duckdb.DuckDBPyConnection, kept: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows to import, `kept` and the rates that they change, and those changes as
    Compared.changes has them. Only what was divided here is made anew, never a printed rate.

    A release replaces its years whole (published_value.sql), so the years between come along.
    """
    con.register("kept_rows", kept)
    con.execute("create or replace table work.imported as from work.shipped limit 0")
    con.execute("insert into work.imported by name from kept_rows")
    stands = con.execute(sql("work", "published_value")).df()
    rates = _on_population(stands)
    old = rates["denominator_before"].eq(rates["denominator"]) | rates["denominator"].isna()
    remade = rates[~old].copy()
    if remade.empty:
        return kept, _changes(remade)
    places = remade["indicator_id"].map(lambda name: described()[name].decimals)
    remade["value"] = [
        round(PER * count / children, decimals)
        for count, children, decimals in zip(
            remade["numerator"], remade["denominator"], places, strict=True
        )
    ]
    remade["symbol"] = None
    return _laid_over(kept, stands, remade[list(stands)]), _changes(remade)


def with_rates(population: Compared, remade: pd.DataFrame) -> Compared:
    """The comparison of the population table, with the rates that it changed."""
    return replace(population, changes=pd.concat([population.changes, remade], ignore_index=True))


def _on_population(stands: pd.DataFrame) -> pd.DataFrame:
    """The rates that were made here of a count and the population, with the population in force."""
    per = {name for name, one in described().items() if one.unit == "rate_per_10000"}
    made = stands["derived"] & stands["indicator_id"].isin(per) & stands["numerator"].notna()
    people = stands[stands["indicator_id"] == POPULATION]
    people = people[["time_period", "area_code", "value"]].rename(columns={"value": "denominator"})
    renamed = stands[made].rename(columns={"denominator": "denominator_before"})
    rates = renamed.merge(people, on=["time_period", "area_code"], how="left")
    return rates.assign(value_before=rates["value"], symbol_before=rates["symbol"])


def _laid_over(kept: pd.DataFrame, stands: pd.DataFrame, remade: pd.DataFrame) -> pd.DataFrame:
    years = remade.groupby(SPAN)["time_period"].agg(["min", "max"]).reset_index()
    within = stands.merge(years, on=SPAN)
    within = within[within["time_period"].between(within["min"], within["max"])][list(stands)]
    rows = pd.concat([remade, within, kept], ignore_index=True)
    return rows.drop_duplicates([*KEY, "source_publication"], ignore_index=True)


def _changes(remade: pd.DataFrame) -> pd.DataFrame:
    said = ["value_before", "symbol_before", "numerator_before", "denominator_before",
            "value", "symbol", "numerator", "denominator"]  # fmt: skip
    told = remade.assign(what="changed", numerator_before=remade["numerator"])
    return told[[*KEY, "area_name", "what", *said]]
