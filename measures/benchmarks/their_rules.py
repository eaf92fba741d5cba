"""How our rows make a published figure whose rule is another than ours.

Our figure of the published year is then counted as theirs is, to stand beside it; the reading of
each rule is in docs/decisions, number 12.
"""

from dataclasses import dataclass

from measures.catalogue.outcomes import COUNTED_LEAVER


@dataclass(frozen=True)
class Theirs:
    """How our rows make the published figure where our own rule would not, in SQL over the rows `f`
    of a fact. What is empty is as in our rule.

    `only` cuts its cases further, and `none` says what it means when that leaves none; `also` is a
    measure whose tables must be there too. `query` is a file of queries/pages that makes the whole,
    for a figure that is of no single fact.
    """

    fact: str = ""
    cases: str = ""
    only: str = "true"
    above: str = ""
    none: str = ""
    also: str = ""
    query: str = ""


# Short breaks are no care to them, and of a child who left more than once they keep the last time.
_LAST_LEAVING = Theirs(
    only="(f.entered_care is null or exists (select 1 from seen.care_started as s"
    " where s.person_id = f.person_id and s.on_date = f.entered_care))"
    " and not exists (select 1 from seen.care_ceased as l"
    " where l.person_id = f.person_id and l.month <= $last and l.on_date <= $as_at"
    " and (l.on_date > f.on_date or (l.on_date = f.on_date and l.case_id > f.case_id)))"
)
THEIRS: dict[str, Theirs] = {
    "assessment_nfa": Theirs(
        fact="referrals",
        cases="true",
        above="case when f.closed_not_in_need then 1 else 0 end",
        only="exists (select 1 from seen.referrals as r where r.closed_not_in_need is not null)",
        none="no reason for closing is recorded",
        also="referrals_received",
    ),
    "cpp_review_on_time": Theirs(above="case when f.reviews_of_year_on_time then 1 else 0 end"),
    "worker_changes_12m": Theirs(
        fact="children_in_care",
        cases="true",
        above="case when exists (select 1 from seen.children_in_need as n"
        " where n.person_id = f.person_id and n.on_date = f.on_date and n.workers_in_year >= 3)"
        " then 1 else 0 end",
    ),
    # Agency workers are published apart; they neither leave nor are in post.
    "turnover_rate": Theirs(
        only="f.role <> 'AGENCY_SW' and f.employment is distinct from 'AGENCY'"
    ),
    "care_applications_10k": Theirs(
        only="not exists (select 1 from seen.care_applications as e"
        " where e.application_id = f.application_id"
        " and (e.on_date < f.on_date or (e.on_date = f.on_date and e.case_id < f.case_id)))"
    ),
    "cla_started": Theirs(
        only="not exists (select 1 from seen.care_started as e"
        " where e.person_id = f.person_id and e.month >= $first and e.on_date < f.on_date)"
    ),
    "cla_ceased": _LAST_LEAVING,
    "cla_ceased_home": _LAST_LEAVING,
    "cla_ceased_adopted": _LAST_LEAVING,
    "cla_ceased_sgo": _LAST_LEAVING,
    "cla_long_term_stability": Theirs(above="case when f.days_settled >= 730 then 1 else 0 end"),
    "cla_over_20_miles": Theirs(
        cases="true",
        above="case when f.distance > 20 then 1 else 0 end",
        only="exists (select 1 from seen.children_in_care as k"
        " where k.on_date = f.on_date and k.distance is not null)",
        none="no distance from home is recorded",
    ),
    "cla_missing": Theirs(query="their_missing"),
    "cla_rha_up_to_date": Theirs(
        above="case when f.days_since_health_check <= 365 then 1 else 0 end"
    ),
    "cla_sdq_mean": Theirs(only="f.age >= 5"),
    "cl_accommodation": Theirs(cases=COUNTED_LEAVER),
    "cl_eet": Theirs(cases=COUNTED_LEAVER),
}
