"""What story.toml says was planted can be found in the files."""

import pandas as pd
import pytest

from tests.sample.counting import (
    Sample,
    assessments,
    conferences,
    seen_alone,
    visited,
)

KINDS = [
    "deterioration",
    "improvement after action",
    "compliance without quality",
    "silence",
    "inequality",
    "unnoticed strength",
    "service-wide shift",
]
EVIDENCE_DATE = {
    "audit": "audit_date",
    "practice_observation": "observation_date",
    "feedback": "date_received",
    "complaint": "date_received",
    "compliment": "date_received",
}
FEWEST_POINTS = 8


def told(sample: Sample, kind: str) -> dict[str, object]:
    """The story of a kind as story.toml has it."""
    return next(story for story in sample.story["story"] if story["kind"] == kind)


def begins(story: dict[str, object]) -> pd.Timestamp:
    """The first day of a story."""
    return pd.Timestamp(str(story["from_month"]))


def near(share: float, percent: object) -> bool:
    """Whether a share is within some points of the percentage told."""
    return abs(100 * share - float(str(percent))) <= FEWEST_POINTS


def test_every_story_is_told_in_full(tenth: Sample) -> None:
    assert [story["kind"] for story in tenth.story["story"]] == KINDS
    teams = set(tenth.raw("org_team")["team_id"])
    for story in tenth.story["story"]:
        assert story["sentence"]
        assert story["from_month"] <= story["to_month"]
        assert story["to_month"] == tenth.as_at.replace(day=1).date()
        assert story.get("team_id") in {None, *teams}
        assert "measure" in story or "sources" in story
        if "measure" in story:
            assert story["size"] == story["after_percent"] - story["before_percent"]


@pytest.mark.parametrize("source", list(EVIDENCE_DATE))
def test_the_silent_team_is_silent(tenth: Sample, source: str) -> None:
    story = told(tenth, "silence")
    rows = tenth.table(source)
    theirs = rows[rows["team_id"] == story["team_id"]]
    assert source in str(story["sources"])
    assert not (theirs[EVIDENCE_DATE[source]] >= begins(story)).any()
    assert (tenth.as_at - begins(story)).days > 365


def test_the_silent_team_was_heard_before_and_still_works(tenth: Sample) -> None:
    story = told(tenth, "silence")
    audits = tenth.table("audit")
    assert (audits["team_id"] == story["team_id"]).any()
    now = visited(tenth, tenth.as_at, "cin")
    assert (now["team"] == story["team_id"]).any()


def test_the_action_comes_before_the_improvement(tenth: Sample) -> None:
    story = told(tenth, "improvement after action")
    rows = tenth.table("action").set_index("action_id")
    action = rows.loc[story["action_id"]]
    assert action["team_id"] == story["team_id"]
    assert int(action["kpq"]) == story["kpq"]
    raised = pd.Timestamp(action["raised_date"])
    assert begins(story) - pd.DateOffset(months=1) <= raised < begins(story)


def test_dirt_is_where_it_is_declared(tenth: Sample) -> None:
    found = {(dirt["table"], dirt["reason"]): dirt for dirt in tenth.story["dirt"]}
    assert len(found) >= 15
    for (table, _), dirt in found.items():
        keys = tenth.raw(table).iloc[:, 0]
        assert dirt["rows"] == len(dirt["keys"]) > 0
        assert set(dirt["keys"]) <= set(keys)


def test_dirt_is_of_the_kind_declared(tenth: Sample) -> None:
    def rows(table: str, reason: str) -> pd.DataFrame:
        keys = next(
            dirt["keys"]
            for dirt in tenth.story["dirt"]
            if (dirt["table"], dirt["reason"]) == (table, reason)
        )
        every = tenth.raw(table)
        return every[every.iloc[:, 0].isin(keys)]

    twice = rows("ssd_cp_visits", "duplicate")
    assert len(twice) == 2 * len(twice.drop_duplicates())
    clash = rows("ssd_cin_assessments", "key clash")
    assert len(clash) == 2 * clash["cina_assessment_id"].nunique()
    assert rows("ssd_cin_visits", "no person")["cinv_person_id"].isna().all()
    ahead = rows("ssd_cin_visits", "future date")["cinv_cin_visit_date"]
    assert (pd.to_datetime(ahead) > tenth.as_at).all()
    late = rows("ssd_cin_plans", "end before start")
    assert (late["cinp_cin_plan_end_date"] < late["cinp_cin_plan_start_date"]).all()
    teams = set(tenth.raw("org_team")["team_id"])
    assert not set(rows("ssd_cin_assessments", "unknown team")["cina_assessment_team"]) & teams
    assert rows("ssd_s47_enquiry", "no team")["s47e_s47_completed_by_team"].isna().all()
    stray = rows("ssd_cin_visits", "person not in ssd_person")["cinv_person_id"]
    assert not set(stray) & set(tenth.raw("ssd_person")["pers_person_id"])


@pytest.mark.prove
def test_visits_of_one_team_deteriorate(whole: Sample) -> None:
    story = told(whole, "deterioration")
    before = _team_months(whole, story, range(10, 30, 3))
    after = _team_months(whole, story, range(5))
    assert near(before["on_time"].mean(), story["before_percent"])
    assert near(after["on_time"].mean(), story["after_percent"])


def _team_months(sample: Sample, story: dict[str, object], months: range) -> pd.DataFrame:
    every = pd.concat([visited(sample, sample.month_end(back), "cin") for back in months])
    return every[every["team"] == story["team_id"]]


@pytest.mark.prove
def test_assessments_improve_after_the_action(whole: Sample) -> None:
    story = told(whole, "improvement after action")
    rows = assessments(whole)
    rows = rows[rows["cina_assessment_team"] == story["team_id"]]
    since = rows["cina_assessment_auth_date"] >= begins(story)
    year = rows["cina_assessment_auth_date"] >= begins(story) - pd.DateOffset(months=24)
    assert near((rows[since]["days"] <= 45).mean(), story["after_percent"])
    assert near((rows[year & ~since]["days"] <= 45).mean(), story["before_percent"])


@pytest.mark.prove
def test_compliance_without_quality(whole: Sample) -> None:
    story = told(whole, "compliance without quality")
    visits = _team_months(whole, story, range(0, 12, 2))
    assert near(visits["on_time"].mean(), story["after_percent"])
    assert _good_audits(whole, story).mean() < 0.4
    assert _positive(whole, story, 6) <= 0.4
    complaints = whole.table("complaint")
    mine = complaints[(complaints["team_id"] == story["team_id"])]
    mine = mine[mine["category"] == "COMMUNICATION"]
    recent = (mine["date_received"] > whole.month_end(3)).sum()
    usual = ((mine["date_received"] > whole.month_end(27)).sum() - recent) / 8
    assert recent >= 4 > 2 * usual


def _good_audits(sample: Sample, story: dict[str, object]) -> pd.Series:
    rows = sample.table("audit")
    rows = rows[(rows["team_id"] == story["team_id"]) & (rows["audit_date"] > sample.month_end(12))]
    assert len(rows) >= 10
    grade, scale = (pd.to_numeric(rows[name]) for name in ("overall_grade", "overall_scale"))
    return (grade <= 2) | (scale >= 6)


def _positive(sample: Sample, story: dict[str, object], months: int) -> float:
    rows = sample.table("feedback").drop_duplicates("feedback_id")
    rows = rows[rows["team_id"] == story["team_id"]]
    rows = rows[rows["date_received"] > sample.month_end(months)]
    judged = rows[rows["sentiment"].isin(["POSITIVE", "NEGATIVE"])]
    assert len(judged) >= 5
    return float((judged["sentiment"] == "POSITIVE").mean())


@pytest.mark.prove
def test_disabled_children_are_seen_alone_less(whole: Sample) -> None:
    story = told(whole, "inequality")
    rows = seen_alone(whole, "ssd_cin_visits", "cinv_cin")
    share = rows.groupby("disabled")["alone"].mean()
    assert near(share[False], story["before_percent"])
    assert near(share[True], story["after_percent"])


@pytest.mark.prove
def test_the_unnoticed_team_is_good(whole: Sample) -> None:
    story = told(whole, "unnoticed strength")
    visits = _team_months(whole, story, range(0, 36, 4))
    assert visits["on_time"].mean() >= 0.94
    alone = seen_alone(whole, "ssd_cin_visits", "cinv_cin")
    team = whole.team_at(alone["cinv_person_id"], alone["cinv_cin_visit_date"])
    mine = alone[(team == story["team_id"]) & ~alone["disabled"]]
    since = mine["cinv_cin_visit_date"] >= begins(story)
    assert near(mine[since]["alone"].mean(), story["after_percent"])
    assert near(mine[~since]["alone"].mean(), story["before_percent"])
    assert _good_audits(whole, story).mean() >= 0.8
    assert _positive(whole, story, 6) >= 0.7
    praise = whole.table("compliment")
    mine = praise[praise["team_id"] == story["team_id"]]
    recent = (mine["date_received"] > whole.month_end(6)).sum()
    usual = ((mine["date_received"] > whole.month_end(30)).sum() - recent) / 4
    assert recent > 1.8 * usual


@pytest.mark.prove
def test_conferences_slow_down_in_every_team(whole: Sample) -> None:
    story = told(whole, "service-wide shift")
    rows = conferences(whole)
    since = rows["icpc_icpc_date"] >= begins(story)
    in_time = rows["days"] <= 15
    assert near(in_time[~since].mean(), story["before_percent"])
    assert near(in_time[since].mean(), story["after_percent"])
    team = rows["s47e_s47_completed_by_team"]
    by_team = pd.DataFrame(
        {
            "before": in_time[~since].groupby(team).mean(),
            "after": in_time[since].groupby(team).mean(),
        }
    )
    families_first = by_team[by_team.index.str.startswith("FF")]
    assert (families_first["after"] < families_first["before"]).mean() >= 0.8
