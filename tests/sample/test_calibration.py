"""A sample of scale 1 looks like County Durham, counted by the words of the counting rules."""

import numpy as np
import pandas as pd
import pytest

from tests.sample.counting import (
    Sample,
    assessments,
    caseloads,
    conferences,
    in_care,
    latest_of_each,
    open_at,
    referrals,
    seen_alone,
    visited,
    working_days,
)

pytestmark = pytest.mark.prove
SOCIAL_WORK = ("SOCIAL_WORKER", "SENIOR_PRACTITIONER", "ASYE", "AGENCY_SW")


def near(value: float, published: float, by: float) -> bool:
    """Whether a value lies within a share of a published figure."""
    return abs(value - published) <= by * published


def test_the_front_door(whole: Sample) -> None:
    rows = referrals(whole)
    year = rows[whole.last_year(rows["cine_referral_date"])]
    assert near(len(year), 5_400, 0.05)
    assert 0.165 <= year["again"].mean() <= 0.21
    assert (year["cine_referral_nfa"] == "Y").mean() < 0.01
    months = rows.groupby(rows["cine_referral_date"].dt.month).size()
    assert months[[5, 6]].mean() > 1.15 * months[[7, 12]].mean()


def test_assessments(whole: Sample) -> None:
    rows = assessments(whole)
    year = rows[whole.last_year(rows["cina_assessment_auth_date"])]
    assert 0.87 <= (year["days"] <= 45).mean() <= 0.915
    assert 36 <= year["days"].median() <= 42
    assert 0.18 <= (year["cina_assessment_outcome_nfa"] == "Y").mean() <= 0.23
    in_2023 = rows[rows["cina_assessment_auth_date"].dt.year == 2023]
    assert 0.78 <= (in_2023["days"] <= 45).mean() <= 0.85


def test_children_in_need_on_plans_and_in_care(whole: Sample) -> None:
    episodes = open_at(
        whole.table("ssd_cin_episodes"), "cine_referral_date", "cine_close_date", whole.as_at
    )
    assert near(episodes["cine_person_id"].nunique(), 4_415, 0.05)
    plans = whole.table("ssd_cp_plans")
    plans = plans[plans["cppl_cp_plan_ola"] != "Y"]
    now = open_at(plans, "cppl_cp_plan_start_date", "cppl_cp_plan_end_date", whole.as_at)
    assert near(len(now), 489, 0.1)
    assert near(int(whole.last_year(plans["cppl_cp_plan_start_date"]).sum()), 730, 0.1)
    assert near(len(in_care(whole, whole.as_at)), 1_183, 0.06)
    then = len(in_care(whole, whole.month_end(60)))
    assert then < 0.93 * len(in_care(whole, whole.as_at))


def test_enquiries_and_conferences(whole: Sample) -> None:
    begun = whole.table("ssd_s47_enquiry")["s47e_s47_start_date"]
    assert near(int(whole.last_year(begun).sum()), 2_161, 0.08)
    rows = conferences(whole)
    year = rows[whole.last_year(rows["icpc_icpc_date"])]
    assert near(len(year), 819, 0.08)
    assert 0.69 <= (year["days"] <= 15).mean() <= 0.8
    before = rows[rows["icpc_icpc_date"] <= whole.month_end(6)]
    assert 0.75 <= (before["days"] <= 15).mean() <= 0.83


def test_repeat_plans(whole: Sample) -> None:
    plans = whole.table("ssd_cp_plans").sort_values("cppl_cp_plan_start_date")
    again = plans["cppl_person_id"].duplicated()
    year = whole.last_year(plans["cppl_cp_plan_start_date"])
    assert 0.17 <= again[year].mean() <= 0.26


def test_entering_and_leaving_care(whole: Sample) -> None:
    rows = whole.table("ssd_cla_episodes")
    entered = rows.drop_duplicates(["clae_person_id", "clae_entered_care_date"])
    assert near(int(whole.last_year(entered["clae_entered_care_date"]).sum()), 450, 0.12)
    reason = rows["clae_cla_episode_ceased_reason"]
    left = rows[reason.notna() & (reason != "X1")]
    left = left[left["clae_cla_episode_ceased_date"] > whole.month_end(36)]
    why = left["clae_cla_episode_ceased_reason"]
    assert near(len(left) / 3, 450, 0.12)
    assert 0.07 <= why.isin(["E11", "E12"]).mean() <= 0.13
    assert 0.17 <= why.isin(["E45", "E46", "E47", "E48"]).mean() <= 0.25
    assert 0.09 <= (why == "E4A").mean() <= 0.14


def test_where_children_in_care_live(whole: Sample) -> None:
    children = in_care(whole, whole.as_at)
    homes = whole.table("ssd_cla_placement")
    start, end = "clap_cla_placement_start_date", "clap_cla_placement_end_date"
    now = latest_of_each(open_at(homes, start, end, whole.as_at), "clap_person_id", start)
    now = now.set_index("clap_person_id").reindex(children["clae_person_id"])
    kind = now["clap_cla_placement_type"]
    assert 0.65 <= kind.str.startswith("U").mean() <= 0.77
    assert 0.09 <= kind.isin(["K1", "K2"]).mean() <= 0.15
    assert 0.06 <= (kind == "P1").mean() <= 0.11
    miles = pd.to_numeric(now["clap_cla_placement_distance"])
    assert 0.09 <= (miles > 20).mean() <= 0.15
    year = homes[homes[end].isna() | (homes[end] > whole.as_at - pd.Timedelta(days=365))]
    moved = year.groupby("clap_person_id").size().reindex(children["clae_person_id"])
    assert 0.065 <= (moved >= 3).mean() <= 0.115


def test_legal_status(whole: Sample) -> None:
    now = open_at(
        whole.table("ssd_legal_status"),
        "lega_legal_status_start_date",
        "lega_legal_status_end_date",
        whole.as_at,
    )
    share = now["lega_legal_status"].value_counts(normalize=True)
    assert 0.52 <= share["C2"] <= 0.68
    assert 0.08 <= share["C1"] <= 0.17
    assert 0.14 <= share["V2"] <= 0.28


@pytest.mark.parametrize(("kind", "low", "high"), [("cin", 0.85, 0.93), ("cp", 0.88, 0.95)])
def test_visits_on_time(whole: Sample, kind: str, low: float, high: float) -> None:
    now = visited(whole, whole.as_at, kind)
    assert low <= now["on_time"].mean() <= high


def test_caseloads_and_social_workers(whole: Sample) -> None:
    loads = caseloads(whole, whole.as_at)
    assert near(loads["cases"].sum() / loads["fte"].sum(), 16.6, 0.06)
    assert (loads["cases"] / loads["fte"] > 25).mean() < 0.1
    staff = whole.table("workforce").assign(
        fte=lambda rows: pd.to_numeric(rows["fte"]),
    )
    staff = staff[staff["role"].isin(SOCIAL_WORK)]
    now = staff[(staff["period_month"] == staff["period_month"].max()) & staff["end_date"].isna()]
    assert near(now["fte"].sum(), 439, 0.1)
    assert 0.05 <= now.loc[now["employment"] == "AGENCY", "fte"].sum() / now["fte"].sum() <= 0.11
    gone = staff[staff["end_date"] > whole.as_at - pd.Timedelta(days=365)]
    assert 0.065 <= gone["fte"].sum() / now["fte"].sum() <= 0.13


def test_vacancies(whole: Sample) -> None:
    rows = whole.table("establishment")
    now = rows[(rows["period_month"] == rows["period_month"].max())]
    vacant, posts = (pd.to_numeric(now[name]).sum() for name in ("vacant_fte", "established_fte"))
    assert 0.08 <= vacant / posts <= 0.12


def test_care_leavers(whole: Sample) -> None:
    rows = whole.table("ssd_care_leavers")
    born = rows["clea_person_id"].map(
        whole.table("ssd_person").set_index("pers_person_id")["pers_dob"]
    )
    age = (whole.as_at - born).dt.days / 365.25
    young = rows[age.between(19, 21.999)]
    assert near(len(young), 290, 0.15)
    known = young["clea_care_leaver_activity"].dropna()
    assert 0.35 <= known.str.match(r"[FP]\d").mean() <= 0.48
    assert 0.8 <= (young["clea_care_leaver_accom_suitable"] == "1").mean() <= 0.91


def test_health_of_children_in_care(whole: Sample) -> None:
    rows = in_care(whole, whole.as_at)
    long = rows[whole.as_at - rows["clae_entered_care_date"] >= pd.Timedelta(days=365)]
    checks = whole.table("ssd_cla_health")
    teeth = checks[checks["clah_health_check_type"].str.contains("Dental")]
    last = teeth.groupby("clah_person_id")["clah_health_check_date"].max()
    since = (whole.as_at - long["clae_person_id"].map(last)).dt.days
    assert 0.91 <= (since <= 365).mean() <= 0.97
    scores = pd.to_numeric(whole.table("ssd_sdq_scores")["csdq_sdq_score"])
    assert near(float(scores.mean()), 14.7, 0.05)


def test_court_and_supervision(whole: Sample) -> None:
    rows = whole.table("court_proceedings")
    care = rows[rows["application_type"] == "CARE_S31"]
    assert near(int(whole.last_year(care["issue_date"]).sum()), 212, 0.25)
    done = care[care["final_order_date"] > whole.month_end(36)]
    assert 0.5 <= (done["final_order_date"] - done["issue_date"]).dt.days.le(182).mean() <= 0.65
    due = whole.table("staff_supervision")
    due = due[whole.last_year(due["due_date"])]
    assert 0.84 <= (due["held_date"] <= due["due_date"]).mean() <= 0.9


def test_localities_are_plausible(whole: Sample) -> None:
    teams = whole.table("org_team").drop_duplicates("team_id", keep="last").set_index("team_id")
    rows = assessments(whole)
    rows = rows[whole.last_year(rows["cina_assessment_auth_date"])]
    where = rows["cina_assessment_team"].map(teams["locality"])
    on_time = (rows["days"] <= 45).groupby(where).agg(["mean", "size"])
    assert on_time.loc[["North", "East", "South & West"], "size"].min() > 1_000
    assert on_time["mean"].between(0.84, 0.95).all()
    loads = caseloads(whole, whole.as_at)
    assert np.percentile(loads["cases"] / loads["fte"], [5, 95]).tolist() == pytest.approx(
        [9, 24], abs=4
    )


def test_seen_alone(whole: Sample) -> None:
    rows = seen_alone(whole, "ssd_cp_visits", "cppv_cp")
    assert 0.75 <= rows["alone"].mean() <= 0.85


def test_working_days_of_the_tests_know_bank_holidays() -> None:
    start, end = (
        pd.Series(pd.to_datetime(["2025-12-24"])),
        pd.Series(pd.to_datetime(["2025-12-29"])),
    )
    assert working_days(start, end).tolist() == [1]
