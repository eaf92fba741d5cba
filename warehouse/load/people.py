"""What stands on few people of the staff: not for others than those who answer for them."""

from collections.abc import Callable, Mapping

import duckdb
import pandas as pd

from warehouse.load.evidence import Tally
from warehouse.model.facts import Fact, evidence
from warehouse.paths import sql

FewPeople = Callable[[pd.DataFrame, int], pd.DataFrame]


def mark_few(
    con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally], few: FewPeople, most: int
) -> None:
    """Fill few_statement, and mark evidence_month, for the sources that are about staff.

    `few` gives the units (kpq, month, level, service, locality, team_id) that stand on 1 to `most`
    of the people of its frame (kpq, month, service, locality, team_id, people), and those that
    would tell these.
    """
    for source, fact in evidence().items():
        if fact.about != "staff" or source not in tallies:
            continue
        tally = tallies[source]
        rows = _rows(fact, tally.received)
        for name, months in (("few_statement", tally.months), ("few_month", 1)):
            text = sql("work", "staff_people").replace("    {rows}", rows)
            people = con.execute(text, {"months": months}).df()
            con.register("few_cell", few(people, most))
            con.execute(sql("work", name), {"source": source})
            con.unregister("few_cell")


def _rows(fact: Fact, received: str) -> str:
    """The rows of a source with who stands behind each: a person, or as many as answered."""
    chosen = (
        "month, service, locality, team_id,"
        f" coalesce(person_id, {received}) as who,"
        " case when person_id is null then size else 1 end as people"
        f" from fact.{fact.name} where size is not null"
    )
    return f"    select kpq, {chosen} and kpq is not null union all select 0 as kpq, {chosen}"
