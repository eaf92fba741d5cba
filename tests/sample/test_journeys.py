"""A child's journey makes sense: every link leads somewhere, every date comes in its order."""

import pandas as pd
import pytest

from tests.sample.counting import Sample

LINKS = [
    ("ssd_cin_assessments", "cina_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_assessment_factors", "cinf_assessment_id", "ssd_cin_assessments", "cina_assessment_id"),
    ("ssd_s47_enquiry", "s47e_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_initial_cp_conference", "icpc_s47_enquiry_id", "ssd_s47_enquiry", "s47e_s47_enquiry_id"),
    ("ssd_cp_plans", "cppl_icpc_id", "ssd_initial_cp_conference", "icpc_icpc_id"),
    ("ssd_cp_plans", "cppl_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cp_visits", "cppv_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    ("ssd_cp_reviews", "cppr_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    ("ssd_cin_plans", "cinp_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cla_episodes", "clae_cla_placement_id", "ssd_cla_placement", "clap_cla_placement_id"),
    ("ssd_cla_episodes", "clae_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cla_reviews", "clar_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    ("ssd_cla_visits", "clav_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    ("ssd_involvements", "invo_professional_id", "ssd_professionals", "prof_professional_id"),
    ("ssd_involvements", "invo_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("workforce", "staff_id", "ssd_professionals", "prof_staff_id"),
    ("staff_supervision", "staff_id", "workforce", "staff_id"),
    ("case_supervision", "staff_id", "ssd_professionals", "prof_staff_id"),
    ("practice_observation", "staff_id", "workforce", "staff_id"),
    ("practice_observation", "observer_staff_id", "workforce", "staff_id"),
    ("audit_domain", "audit_id", "audit", "audit_id"),
    ("workforce", "team_id", "org_team", "team_id"),
    ("audit", "team_id", "org_team", "team_id"),
    ("ssd_department", "dept_team_id", "org_team", "team_id"),
]
PERSONS = [
    ("ssd_disability", "disa_person_id"), ("ssd_contacts", "cont_person_id"),
    ("ssd_cin_episodes", "cine_person_id"), ("ssd_cin_assessments", "cina_person_id"),
    ("ssd_s47_enquiry", "s47e_person_id"), ("ssd_initial_cp_conference", "icpc_person_id"),
    ("ssd_cp_plans", "cppl_person_id"), ("ssd_cp_visits", "cppv_person_id"),
    ("ssd_cp_reviews", "cppr_person_id"), ("ssd_cin_plans", "cinp_person_id"),
    ("ssd_cla_episodes", "clae_person_id"), ("ssd_cla_placement", "clap_person_id"),
    ("ssd_cla_reviews", "clar_cla_person_id"), ("ssd_cla_visits", "clav_person_id"),
    ("ssd_cla_health", "clah_person_id"), ("ssd_sdq_scores", "csdq_person_id"),
    ("ssd_legal_status", "lega_person_id"), ("ssd_missing", "miss_person_id"),
    ("ssd_care_leavers", "clea_person_id"), ("ssd_pre_proceedings", "prep_person_id"),
    ("ssd_involvements", "invo_person_id"), ("feedback", "child_id"), ("complaint", "child_id"),
    ("audit", "child_id"), ("dispute", "child_id"), ("case_supervision", "child_id"),
    ("court_proceedings", "child_id"),
]  # fmt: skip
SPELLS = [
    ("ssd_cin_episodes", "cine_referral_date", "cine_close_date"),
    ("ssd_cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date"),
    ("ssd_s47_enquiry", "s47e_s47_start_date", "s47e_s47_end_date"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"),
    ("ssd_missing", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
    ("ssd_involvements", "invo_involvement_start_date", "invo_involvement_end_date"),
    ("complaint", "date_received", "date_responded"),
    ("dispute", "date_raised", "date_resolved"),
    ("court_proceedings", "issue_date", "final_order_date"),
    ("workforce", "start_date", "end_date"),
]
WITHIN = [
    ("ssd_cin_assessments", "cina_assessment_start_date", "cina_referral_id"),
    ("ssd_s47_enquiry", "s47e_s47_start_date", "s47e_referral_id"),
    ("ssd_initial_cp_conference", "icpc_icpc_date", "icpc_referral_id"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_referral_id"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_referral_id"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_referral_id"),
    ("ssd_involvements", "invo_involvement_start_date", "invo_referral_id"),
]


@pytest.mark.parametrize(("table", "column", "other", "key"), LINKS)
def test_links_lead_to_a_row(tenth: Sample, table: str, column: str, other: str, key: str) -> None:
    links = tenth.table(table)[column].dropna()
    assert len(links)
    assert set(links) <= set(tenth.table(other)[key])


@pytest.mark.parametrize(("table", "column"), PERSONS)
def test_every_child_named_is_a_person(tenth: Sample, table: str, column: str) -> None:
    stray = {
        key
        for dirt in tenth.story["dirt"]
        if dirt["table"] == table and dirt["reason"] == "person not in ssd_person"
        for key in dirt["keys"]
    }
    rows = tenth.table(table)
    named = rows.loc[~rows.iloc[:, 0].isin(stray), column].dropna()
    assert len(named)
    assert set(named) <= set(tenth.table("ssd_person")["pers_person_id"])


@pytest.mark.parametrize(("table", "start", "end"), SPELLS)
def test_ends_do_not_come_before_starts(tenth: Sample, table: str, start: str, end: str) -> None:
    rows = tenth.table(table).dropna(subset=[end])
    assert len(rows)
    assert (rows[end] >= rows[start]).all()


@pytest.mark.parametrize(("table", "start", "end"), SPELLS)
def test_nothing_lies_after_the_as_at_date(least: Sample, table: str, start: str, end: str) -> None:
    rows = least.table(table)
    assert (rows[start] <= least.as_at).all()
    assert (rows[end].dropna() <= least.as_at).all()


@pytest.mark.parametrize(("table", "date", "link"), WITHIN)
def test_steps_lie_inside_their_episode(tenth: Sample, table: str, date: str, link: str) -> None:
    episodes = tenth.table("ssd_cin_episodes").set_index("cine_referral_id")
    rows = tenth.table(table).dropna(subset=[date, link])
    began = rows[link].map(episodes["cine_referral_date"])
    closed = rows[link].map(episodes["cine_close_date"])
    assert (rows[date] >= began).all()
    assert (closed.isna() | (rows[date] <= closed)).all()


def test_one_episode_of_need_at_a_time(tenth: Sample) -> None:
    rows = tenth.table("ssd_cin_episodes").sort_values(["cine_person_id", "cine_referral_date"])
    closed = rows.groupby("cine_person_id")["cine_close_date"].shift()
    again = rows["cine_person_id"].duplicated()
    assert again.any()
    assert (closed[again] <= rows["cine_referral_date"][again]).all()


def test_visits_happen_while_there_is_something_to_visit(tenth: Sample) -> None:
    plans = tenth.table("ssd_cp_plans").set_index("cppl_cp_plan_id")
    rows = tenth.table("ssd_cp_visits")
    began = rows["cppv_cp_plan_id"].map(plans["cppl_cp_plan_start_date"])
    ended = rows["cppv_cp_plan_id"].map(plans["cppl_cp_plan_end_date"])
    assert (rows["cppv_cp_visit_date"] >= began).all()
    assert (ended.isna() | (rows["cppv_cp_visit_date"] <= ended)).all()
    episodes = tenth.table("ssd_cla_episodes").groupby("clae_cla_id")
    rows = tenth.table("ssd_cla_visits")
    entered = rows["clav_cla_id"].map(episodes["clae_entered_care_date"].min())
    left = rows["clav_cla_id"].map(
        episodes["clae_cla_episode_ceased_date"].apply(
            lambda dates: dates.max() if dates.notna().all() else pd.NaT
        )
    )
    assert (rows["clav_cla_visit_date"] >= entered).all()
    assert (left.isna() | (rows["clav_cla_visit_date"] <= left)).all()


def test_a_child_who_was_not_seen_was_not_seen_alone(tenth: Sample) -> None:
    for table, stem in (("ssd_cin_visits", "cinv_cin"), ("ssd_cla_visits", "clav_cla")):
        rows = tenth.table(table)
        unseen = rows[rows[f"{stem}_visit_seen"] == "N"]
        assert len(unseen)
        assert (unseen[f"{stem}_visit_seen_alone"] == "N").all()


def test_ages_are_those_of_children(tenth: Sample) -> None:
    born = tenth.table("ssd_person").set_index("pers_person_id")["pers_dob"]
    for table, person, date, youngest, oldest in (
        ("ssd_cin_episodes", "cine_person_id", "cine_referral_date", -0.6, 18),
        ("ssd_cla_episodes", "clae_person_id", "clae_entered_care_date", 0, 18),
        ("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date", -0.5, 18),
    ):
        rows = tenth.table(table)
        age = (rows[date] - rows[person].map(born)).dt.days / 365.25
        assert age.dropna().between(youngest, oldest).all(), table
    leavers = tenth.table("ssd_care_leavers")
    age = (tenth.as_at - leavers["clea_person_id"].map(born)).dt.days / 365.25
    assert age.between(16, 25.01).all()


def test_episodes_of_care_follow_one_another(tenth: Sample) -> None:
    rows = tenth.table("ssd_cla_episodes").sort_values(
        ["clae_cla_id", "clae_cla_episode_start_date"]
    )
    follows = rows["clae_cla_id"].duplicated()
    before = rows.groupby("clae_cla_id")["clae_cla_episode_ceased_date"].shift()
    assert (rows["clae_cla_episode_start_date"] == before)[follows].all()
    assert (rows["clae_cla_episode_start_reason"] == "S").eq(~follows).all()
    ceased = rows["clae_cla_episode_ceased_reason"]
    last = ~rows["clae_cla_id"].duplicated(keep="last")
    assert (ceased[~last] == "X1").all()
    assert (ceased[last].isna() == rows["clae_cla_episode_ceased_date"][last].isna()).all()


def test_brothers_and_sisters_share_meetings(tenth: Sample) -> None:
    held = tenth.table("ssd_initial_cp_conference")["icpc_icpc_meeting_id"].value_counts()
    assert (held > 1).mean() > 0.3
    assert held.max() <= 5


def test_workers_hold_cases_only_while_in_post(tenth: Sample) -> None:
    staff = tenth.table("workforce").sort_values("period_month")
    first = staff.groupby("staff_id")["start_date"].min()
    left = staff.groupby("staff_id")["end_date"].max()
    people = tenth.table("ssd_professionals").set_index("prof_professional_id")["prof_staff_id"]
    rows = tenth.table("ssd_involvements")
    rows = rows[rows["invo_involvement_start_date"] >= staff["period_month"].min()]
    worker = rows["invo_professional_id"].map(people)
    gone = worker.map(left)
    assert (rows["invo_involvement_start_date"] >= worker.map(first))[worker.notna()].all()
    ended = rows["invo_involvement_end_date"]
    assert (gone.isna() | (ended.notna() & (ended <= gone))).all()


def test_a_case_has_one_case_worker_at_a_time_and_several_in_turn(tenth: Sample) -> None:
    rows = tenth.table("ssd_involvements")
    rows = rows[(rows["invo_professional_role_id"] == "CW") & rows["invo_referral_id"].notna()]
    rows = rows.sort_values(["invo_referral_id", "invo_involvement_start_date"])
    before = rows.groupby("invo_referral_id")["invo_involvement_end_date"].shift()
    follows = rows["invo_referral_id"].duplicated()
    assert follows.mean() > 0.3
    assert (before[follows] == rows["invo_involvement_start_date"][follows]).all()


def test_a_team_moves_and_a_team_is_renamed(tenth: Sample) -> None:
    rows = tenth.table("org_team")
    changed = rows[rows["team_id"].duplicated(keep=False)]
    moved = changed.groupby("team_id")["locality"].nunique()
    assert sorted(moved) == [1, 2]
    for _, pair in changed.groupby("team_id"):
        first, second = pair.sort_values("valid_from").itertuples()
        assert pd.Timestamp(first.valid_to) == second.valid_from
