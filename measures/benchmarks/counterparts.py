"""Which measure is published nationally too, how alike the two are, and why.

The indicator itself stands on the measure (`benchmark`). Ours is by month and team, theirs by year
and council: that alone makes nothing less alike, since ours is also added up for their year.
"""

from dataclasses import dataclass
from typing import Literal

from measures.catalogue import MEASURES

Match = Literal["like for like", "nearly", "no"]

SAME_YEAR = "the same rule, added up for the published year"
SAME_DAY = "the same rule on the published day"

LIKE: dict[str, str] = {
    "referrals_received": SAME_YEAR,
    "referral_rate_10k": f"{SAME_YEAR}, for every 10,000 of the published population",
    "rereferral_12m": SAME_YEAR,
    "referral_nfa": SAME_YEAR,
    "assessment_45wd": SAME_YEAR,
    "assessment_median_days": "the middle value of the same assessments",
    "cin_open": SAME_DAY,
    "cin_rate_10k": f"{SAME_DAY}, for every 10,000 of the published population",
    "cin_open_over_2y": SAME_DAY,
    "s47_rate_10k": f"{SAME_YEAR}, for every 10,000 of the published population",
    "icpc_rate_10k": f"{SAME_YEAR}, for every 10,000 of the published population",
    "icpc_15wd": f"{SAME_YEAR}: an enquiry begins with its strategy discussion",
    "cpp_open": SAME_DAY,
    "cpp_rate_10k": f"{SAME_DAY}, for every 10,000 of the published population",
    "cpp_repeat": SAME_YEAR,
    "cpp_over_2y": SAME_DAY,
    "caseload_avg_fte": SAME_DAY,
    "cla_open": SAME_DAY,
    "cla_rate_10k": f"{SAME_DAY}, for every 10,000 of the published population",
    "cla_3plus_placements": SAME_DAY,
    "cla_dental_up_to_date": f"{SAME_DAY}, of children a year in care",
    "agency_rate": SAME_DAY,
    "vacancy_rate": SAME_DAY,
}

AS_THEIRS = "our figure of their year counts as theirs does"
ONCE = f"theirs counts a child once a year; {AS_THEIRS}"

LEAVERS = (
    "theirs counts young people around their birthday, ours on one day; and it counts those of whom"
    " nothing is known, which ours leaves out and our figure of their year does not"
)

NEARLY: dict[str, str] = {
    "assessment_nfa": "theirs counts referrals closed after assessment as not in need (RC8), ours"
    f" assessments; {AS_THEIRS}",
    "cpp_review_on_time": "theirs counts the reviews of the year, ours every review of the plan;"
    f" {AS_THEIRS}",
    "worker_changes_12m": "theirs counts all children in care, ours those in need for a year or"
    f" more; {AS_THEIRS}",
    "turnover_rate": f"theirs leaves out agency workers; {AS_THEIRS}, in the twelve months to their"
    " day",
    "care_applications_10k": "theirs counts applications, ours the children in them;"
    f" {AS_THEIRS}, by date of issue",
    "cla_started": ONCE,
    "cla_ceased": ONCE,
    "cla_ceased_home": ONCE,
    "cla_ceased_adopted": ONCE,
    "cla_ceased_sgo": ONCE,
    "cla_long_term_stability": "theirs also counts a child placed for adoption, together with the"
    f" placement before; {AS_THEIRS}",
    "cla_over_20_miles": "theirs leaves out homes inside the council's border, which our rows do"
    " not say, and is of all children in care, as our figure of their year is",
    "cla_missing": f"theirs counts every child in care at some time in the year; {AS_THEIRS}",
    "cla_rha_up_to_date": f"theirs asks for one in the year at every age; {AS_THEIRS}",
    "cla_sdq_mean": f"theirs begins at age 5, ours at 4; {AS_THEIRS}",
    "cl_accommodation": LEAVERS,
    "cl_eet": LEAVERS,
}


NOTHING = "nothing of the kind is published"
NO: dict[str, str] = {
    "assessments_completed": "published by rate and for older years only",
    "s47_started": "published by rate; see section 47 enquiries per 10,000",
    "cpp_started": "published by rate only",
    "cpp_category_mix": "published plan by plan of the latest category, with most small counts"
    " hidden; see the list of indicators",
    "factor_mix": "each factor is an indicator of its own; see the list of indicators",
    "factor_domestic_abuse": "published apart for child, parent and others, who may be the same"
    " assessment",
    "factor_exploitation": "published apart for each kind, which may be the same assessment",
    "cl_in_touch": "published as not in touch, and nearly always hidden",
    "proceedings_26w": "published by court and not by council",
    "proceedings_open_over_26w": "published by court and not by council",
}


@dataclass(frozen=True)
class Counterpart:
    """How a measure and what is published beside it compare; `indicator_id` is empty for `no`."""

    measure_id: str
    indicator_id: str
    match: Match
    why: str


def counterpart(measure_id: str) -> Counterpart:
    """The counterpart of one measure. Raises KeyError for an unknown measure."""
    indicator = MEASURES[measure_id].benchmark
    if not indicator:
        return Counterpart(measure_id, "", "no", NO.get(measure_id, NOTHING))
    if measure_id in LIKE:
        return Counterpart(measure_id, indicator, "like for like", LIKE[measure_id])
    return Counterpart(measure_id, indicator, "nearly", NEARLY[measure_id])


def counterparts() -> dict[str, Counterpart]:
    """Every measure of the catalogue, by id."""
    return {name: counterpart(name) for name in MEASURES}
