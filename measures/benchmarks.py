"""Our measures beside the published national figures."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from measures.catalogue import MEASURES
from measures.measure import Published
from measures.months import last_of
from measures.snapshot import snapshot
from warehouse.read import NOBODY, query

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0."
    " Sources: Department for Education, Office for National Statistics, Ofsted, Cafcass."
)

# Ours is by month and unit where theirs is by year and council; these differ in more than that.
NEARLY: dict[str, str] = {
    "referrals_received": "ours is one month, theirs a year",
    "cla_started": "ours is one month, theirs a year",
    "cla_ceased": "ours is one month, theirs a year",
    "assessment_nfa": "theirs counts referrals assessed as not in need",
    "cla_over_20_miles": "theirs leaves out homes inside the council's border",
    "cla_long_term_stability": "theirs also counts a change of address with the same carer",
    "worker_changes_12m": "theirs counts children in care only",
    "cla_missing": "theirs counts every child in care in the year",
    "cla_sdq_mean": "theirs begins at age 5",
    "cpp_review_on_time": "theirs is the position at 31 March",
    "cla_rha_up_to_date": "theirs is the position at 31 March",
    "cla_dental_up_to_date": "theirs is the position at 31 March",
}


def published(warehouse: Path, measure_ids: Iterable[str], month: dt.date) -> dict[str, Published]:
    """The latest published year, not after the month, of each measure that has a counterpart."""
    mapped = {MEASURES[name].benchmark: name for name in measure_ids if MEASURES[name].benchmark}
    rows = query(
        warehouse,
        "published",
        NOBODY,
        la_code=str(snapshot(warehouse).la_code),
        indicator_ids=sorted(mapped),
        by=last_of(month),
    )
    return {
        mapped[row["indicator_id"]]: _published(row, mapped[row["indicator_id"]], month)
        for row in rows
    }


def _published(row: dict[str, object], measure_id: str, month: dt.date) -> Published:
    end = row["period_end"]
    age = (month.year - end.year) * 12 + month.month - end.month if isinstance(end, dt.date) else 0
    return Published(
        indicator_id=str(row["indicator_id"]),
        title=str(row["title"]),
        year=int(str(row["year"])),
        council=_number(row["council"]),
        council_symbol=str(row["council_symbol"] or ""),
        england=_number(row["england"]),
        england_symbol=str(row["england_symbol"] or ""),
        neighbours=_number(row["neighbours"]),
        neighbours_n=int(str(row["neighbours_n"])),
        decimals=int(str(row["decimals"] or 0)),
        source=str(row["source"] or ""),
        like_for_like=NEARLY.get(measure_id, ""),
        months_old=age,
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
