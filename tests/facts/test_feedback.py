"""Feedback: a piece is positive when POSITIVE is its most frequent sentiment."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

MEASURE, JANUARY, FEBRUARY = "feedback_positive", "2026-01", "2026-02"

# team: sentiments of one piece of feedback, (positive, pieces)
SENTIMENTS = {
    "POSITIVE": (["POSITIVE"], (1, 1)),
    "NEGATIVE": (["NEGATIVE"], (0, 1)),
    "MIXED": (["MIXED"], (0, 1)),
    "NEUTRAL": (["NEUTRAL"], None),
    "ALL_NEUTRAL": (["NEUTRAL", "neutral"], None),
    "LOWER_CASE": (["positive"], (1, 1)),
    "TWO_TO_ONE": (["POSITIVE", "NEGATIVE", "POSITIVE"], (1, 1)),
    "ONE_TO_TWO": (["POSITIVE", "NEGATIVE", "NEGATIVE"], (0, 1)),
    "NEUTRAL_DROPPED": (["NEUTRAL", "NEUTRAL", "POSITIVE"], (1, 1)),
    "TIE_WITH_NEGATIVE": (["POSITIVE", "NEGATIVE"], (0, 1)),
    "TIE_WITH_MIXED": (["POSITIVE", "MIXED"], (0, 1)),
    "TIE_AFTER_NEUTRAL": (["POSITIVE", "NEUTRAL", "NEGATIVE"], (0, 1)),
    "TIE_OF_TWO": (["POSITIVE", "POSITIVE", "NEGATIVE", "NEGATIVE", "MIXED"], (0, 1)),
    # Two of four is no majority, and yet the most frequent.
    "MOST_FREQUENT": (["POSITIVE", "POSITIVE", "NEGATIVE", "MIXED"], (1, 1)),
}
THEMES = ("LISTENED_TO", "RESPECT", "SAFETY", "HEALTH", None)


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, (sentiments, _) in SENTIMENTS.items():
        extract.team(team)
        for theme, sentiment in zip(THEMES, sentiments, strict=False):
            feedback(extract, team, sentiment, theme, key=team)
    add_first_rows(extract)
    add_fallbacks(extract)
    return council(extract, tmp_path_factory.mktemp("feedback"))


def add_first_rows(extract: Extract) -> None:
    for team in ("FIRST_ROW", "SECOND_ROW"):
        extract.team(team)
    for key, sentiment in (("later second", "POSITIVE"), ("neutral first", "NEUTRAL")):
        feedback(extract, "FIRST_ROW", sentiment, "RESPECT", key=key, on="2026-02-02")
        feedback(extract, "SECOND_ROW", "POSITIVE", "SAFETY", key=key, on="2026-01-05")


def add_fallbacks(extract: Extract) -> None:
    for team in ("WORKER_BEFORE", "WORKER_AFTER"):
        extract.team(team)
    child(extract, "heard")
    records.involvement(extract, "heard", "WORKER_BEFORE", end="2026-02-02")
    records.involvement(extract, "heard", "WORKER_AFTER", start="2026-02-02")
    february = {"sentiment": "POSITIVE", "theme": "RESPECT", "on": "2026-02-02"}
    feedback(extract, "NEVER_HEARD_OF", key="of a child", person="heard", **february)
    feedback(extract, None, key="of no one", **february)


def feedback(
    extract: Extract,
    team: str | None,
    sentiment: str,
    theme: str | None,
    *,
    key: str,
    on: str = "2026-01-12",
    person: str | None = None,
) -> None:
    extract.add(
        "feedback",
        feedback_id=key,
        date_received=on,
        source_group="PARENT",
        child_id=person,
        team_id=team,
        theme=theme,
        sentiment=sentiment,
    )


@pytest.mark.parametrize("team", SENTIMENTS)
def test_positive_is_the_most_frequent_sentiment_without_a_tie(shire, team):
    assert counted(shire, MEASURE, JANUARY, team) == SENTIMENTS[team][1]


def test_the_first_row_of_the_file_gives_date_and_team(shire):
    # Also where the first row is neutral, and where it has the later date.
    assert counted(shire, MEASURE, FEBRUARY, "FIRST_ROW") == (2, 2)
    assert counted(shire, MEASURE, FEBRUARY, "SECOND_ROW") is None
    assert counted(shire, MEASURE, JANUARY, "SECOND_ROW") is None


def test_without_a_known_team_the_child_s_worker_on_the_day_decides(shire):
    assert counted(shire, MEASURE, FEBRUARY, "WORKER_BEFORE") is None
    assert counted(shire, MEASURE, FEBRUARY, "WORKER_AFTER") == (1, 1)
    assert counted(shire, MEASURE, FEBRUARY, "UNASSIGNED") == (1, 1)


def test_cases_sum_to_the_figure(shire):
    # 14 pieces less 2 neutral; POSITIVE, LOWER_CASE, TWO_TO_ONE, NEUTRAL_DROPPED, MOST_FREQUENT.
    assert counted(shire, MEASURE, JANUARY) == (5, 12)
    assert cases_add_up(shire, MEASURE, JANUARY)
