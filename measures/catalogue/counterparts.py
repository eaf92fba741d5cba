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
    "cpp_open": SAME_DAY,
    "cpp_rate_10k": f"{SAME_DAY}, for every 10,000 of the published population",
    "cpp_repeat": SAME_YEAR,
    "cpp_over_2y": SAME_DAY,
    "caseload_avg_fte": SAME_DAY,
    "cla_open": SAME_DAY,
    "cla_rate_10k": f"{SAME_DAY}, for every 10,000 of the published population",
    "cla_started": SAME_YEAR,
    "cla_ceased": SAME_YEAR,
    "cla_ceased_adopted": SAME_YEAR,
    "cla_ceased_sgo": SAME_YEAR,
    "cla_3plus_placements": SAME_DAY,
    "agency_rate": SAME_DAY,
    "turnover_rate": "the twelve months to the published day",
    "vacancy_rate": SAME_DAY,
}

NEARLY: dict[str, str] = {
    "icpc_15wd": "theirs counts from the strategy discussion, ours from the start of the enquiry",
    "assessment_nfa": "theirs counts referrals assessed as not in need, ours assessments",
    "cpp_review_on_time": "theirs counts the reviews of the year, ours every review of the plan",
    "worker_changes_12m": "theirs counts children in care only, and so does our figure of their year",
    "care_applications_10k": "theirs counts children in care applications to Cafcass, ours those"
    " that the council issued",
    "cla_ceased_home": "theirs counts returns as part of the care plan, ours all with that reason",
    "cla_long_term_stability": "theirs also counts a change of address with the same carer",
    "cla_over_20_miles": "theirs leaves out homes inside the council's border",
    "cla_missing": "theirs counts every child in care in the year",
    "cla_rha_up_to_date": "theirs is of children a full year in care at 31 March, at any age once"
    " a year",
    "cla_dental_up_to_date": "theirs is of children a full year in care at 31 March",
    "cla_sdq_mean": "theirs begins at age 5, ours at 4; our figure of their year begins at 5",
    "cl_accommodation": "theirs counts young people around their birthday, ours on one day",
    "cl_eet": "theirs counts young people around their birthday, ours on one day",
}

# Which of our cases theirs counts, in SQL over the fact's rows `f`, where ours counts more. Our own
# figure of the published year is cut to them.
THEIR_CASES: dict[str, str] = {
    "worker_changes_12m": "exists (select 1 from seen.children_in_care as c"
    " where c.person_id = f.person_id and c.on_date = f.on_date)",
    "cla_sdq_mean": "f.age >= 5",
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
