"""Evidence rows to statements, through a load and the command line: each rule by a team of its own.

As at 31 March 2026, so the windows to March are: 12 months from 1 April 2025, 6 months from
1 October 2025, 3 months from 1 January 2026. The whole history begins on 1 January 2023.
"""

from datetime import date
from pathlib import Path

import pytest

from measures.answers.statements import Agenda, TriangulatedOf
from measures.council.view import View
from measures.evidence.triangulate import SOURCES
from tests.council import Row
from tests.facts import records
from tests.triangulation.said import Evidence, of, printed, spoken, statement
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL, Unit

MARCH = "2026-03"
GOOD, POOR = ("PLAN", "2"), ("PLAN", "3")
VOICE = "VOICE_OF_CHILD"


def extract() -> Evidence:
    made = Evidence(as_at="2026-03-31", toml="covers_from = 2023-01-01\n")
    for team in TEAMS:
        made.team(team)
    for write in (audits, observations, families, practitioners, partners, counts, others):
        write(made)
    return made


TEAMS = (
    "AU_EDGES", "AU_DOMAINS", "AU_SCALES", "AU_ALARM", "AU_OWN", "AU_HELD", "OB_GRADES", "OB_PARTS",
    "FA_EDGES", "FA_MOST", "FA_SPLIT_A", "FA_SPLIT_B", "PR_NAMED", "PR_FEW", "PA_AUDIT", "PA_FEW",
    "CO_MANY", "CO_STAGES", "CO_USUAL", "CM_MANY", "DI_GOOD", "DI_LAST", "QUIET", "O'Brien & Søn",
)  # fmt: skip


def audits(made: Evidence) -> None:
    # The day before the window, its first day, its last day, and the day after it (in April).
    for day in ("2025-03-31", "2025-04-01", "2026-03-31", "2025-06-30", "2025-07-01"):
        made.audit(day, GOOD, team="AU_EDGES")
    # PLAN speaks to 2 and 3, MULTI_AGENCY to 3: one poor domain makes the audit poor for 3 alone.
    for other in ("2", "2", "NA", "4"):
        made.audit("2026-01-10", GOOD, ("MULTI_AGENCY", other), team="AU_DOMAINS")
    made.audit("2026-01-10", ("PLAN", "NA"), ("MULTI_AGENCY", None), team="AU_DOMAINS")
    # Each on its own scale: 6 is good, 5.9 is not.
    for points in ("6", "5.9", "10", "7"):
        made.audit("2026-02-01", (VOICE, points), team="AU_SCALES", scale="SCALE10")
    made.audit("2026-02-01", (VOICE, "1"), team="AU_ALARM", immediate_concern="Y")
    made.audit("2026-02-01", ("PLAN", "1"), team="AU_ALARM")
    # A row's own question wins over the codebook; one outside 1 to 10 is none.
    for kpq in ("7", "7", "7", "7.0", "11"):
        key = made.audit("2026-02-01", team="AU_OWN")
        made.add("audit_domain", audit_id=key, domain=VOICE, grade="1", kpq=kpq)
    # No team of its own: the child's involvement on the day.
    records.person(made, "C1", "2015-01-01")
    records.involvement(made, "C1", "AU_HELD")
    for _ in range(4):
        made.audit("2026-02-01", (VOICE, "4"), team="NOWHERE", child_id="C1")


def observations(made: Evidence) -> None:
    grades = (
        "STRENGTH",
        "1",
        "8",
        "9.5",
        "COMPETENT",
        "2",
        "6",
        "7.9",
        "DEVELOPMENT_NEED",
        "3",
        "4",
        "5.9",
        "0",
        "3.5",
        "11",
        None,
    )
    for grade in grades:
        made.observed("2026-02-01", ("RELATIONSHIP", grade), team="OB_GRADES")
    # Both domains speak to 5: all strengths, a need among them, and neither.
    for one, other in (
        ("STRENGTH", "STRENGTH"),
        ("STRENGTH", "DEVELOPMENT_NEED"),
        ("STRENGTH", "COMPETENT"),
        ("STRENGTH", "STRENGTH"),
    ):
        made.observed("2026-02-01", ("RELATIONSHIP", one), (VOICE, other), team="OB_PARTS")


def families(made: Evidence) -> None:
    for day in ("2025-09-30", "2025-10-01", "2026-03-31", "2026-01-01", "2026-01-02", "2026-01-03"):
        made.said("feedback", day, theme="RESPECT", sentiment="POSITIVE", team_id="FA_EDGES")
    made.said("feedback", "2026-01-03", theme="RESPECT", sentiment="MIXED", team_id="FA_EDGES")
    # One item of four rows about question 5: most say negative once neutral is dropped.
    rows = (
        ("LISTENED_TO", "NEGATIVE"),
        ("RESPECT", "NEGATIVE"),
        ("COMMUNICATION", "POSITIVE"),
        (None, "NEUTRAL"),
    )
    for number in range(5):
        for theme, sentiment in rows:
            made.said(
                "feedback",
                "2026-01-05",
                feedback_id=f"M{number}",
                theme=theme,
                kpq=5,
                sentiment=sentiment,
                team_id="FA_MOST",
            )
    for theme, sentiment in (("LISTENED_TO", "NEGATIVE"), ("RESPECT", "POSITIVE")):
        made.said(
            "feedback",
            "2026-01-05",
            feedback_id="TIE",
            theme=theme,
            sentiment=sentiment,
            team_id="FA_MOST",
        )
    # Two rows of one item of two teams: an item of each, and above them one, by most of its rows.
    for number in range(5):
        for theme, sentiment, team in (
            ("LISTENED_TO", "NEGATIVE", "FA_SPLIT_A"),
            ("RESPECT", "POSITIVE", "FA_SPLIT_B"),
            ("COMMUNICATION", "POSITIVE", "FA_SPLIT_B"),
        ):
            made.said(
                "feedback",
                "2026-01-05",
                feedback_id=f"S{number}",
                theme=theme,
                sentiment=sentiment,
                team_id=team,
            )


def practitioners(made: Evidence) -> None:
    made.surveyed(
        "2026-02-01", 4, 3, team_id="PR_NAMED", standard="EMP5_SUPERVISION", theme="CASELOAD"
    )
    made.surveyed("2026-02-01", 6, 4, team_id="PR_NAMED", theme="SUPERVISION")
    made.surveyed("2026-02-01", 9, 0, team_id="PR_NAMED", standard="EMP9_UNHEARD", theme="CASELOAD")
    made.surveyed("2026-02-01", 9, None, team_id="PR_NAMED", theme="SUPERVISION")
    made.surveyed("2026-02-01", 4, 4, team_id="PR_FEW", standard="emp5_supervision")


def partners(made: Evidence) -> None:
    key = made.audit("2025-01-01", team="PA_AUDIT")
    for sentiment in ("POSITIVE", "POSITIVE", "NEGATIVE", "MIXED"):
        made.said(
            "partner_feedback", "2026-02-01", theme="CONFERENCE", sentiment=sentiment, audit_id=key
        )
    for sentiment in ("POSITIVE", "negative"):
        made.said(
            "partner_feedback",
            "2026-02-01",
            theme="CONFERENCE",
            sentiment=sentiment,
            team_id="PA_FEW",
        )


def counts(made: Evidence) -> None:
    # The first complaint of all, so that 24 months before January 2026 are known.
    made.said("complaint", "2023-01-01", category="OTHER", team_id="QUIET")
    made.said("compliment", "2023-01-01", theme="OTHER", team_id="QUIET")
    made.said("dispute", "2023-01-01", reason="HEALTH", team_id="QUIET", child_id="C9")
    for day in ("2026-01-01", "2026-02-14", "2026-03-31"):
        made.said("complaint", day, category="COMMUNICATION", team_id="CO_MANY")
    # Three stages of one complaint: its earliest row says date, category and team.
    for number in range(3):
        for stage, day, category, team in (
            ("S2_INVESTIGATION", "2026-03-01", "COMMUNICATION", "CO_MANY"),
            ("S1_LOCAL", "2026-02-01", "PLACEMENT", "CO_STAGES"),
            ("CORPORATE_1", "2026-02-01", "DELAY", "CO_MANY"),
        ):
            made.said(
                "complaint",
                day,
                complaint_id=f"ST{number}",
                stage=stage,
                category=category,
                team_id=team,
            )
    # 24 in the 24 months before, so 3 are usual: seven are steady.
    for number in range(24):
        made.said(
            "complaint",
            f"{2024 + number // 12}-{number % 12 + 1:02}-15",
            category="COMMUNICATION",
            team_id="CO_USUAL",
        )
    for _ in range(7):
        made.said("complaint", "2026-01-20", category="COMMUNICATION", team_id="CO_USUAL")
    for _ in range(3):
        made.said("compliment", "2025-10-01", theme="RESPECT", team_id="CM_MANY")
    for _ in range(3):
        made.said("dispute", "2025-10-01", reason="GOOD_PRACTICE", team_id="DI_GOOD", child_id="C9")
    for number in range(3):
        for day, reason, team in (
            ("2026-01-01", "HEALTH", "DI_GOOD"),
            ("2025-12-31", "VISITS", "DI_LAST"),
        ):
            made.said(
                "dispute",
                day,
                dispute_id=f"D{number}",
                reason=reason,
                team_id=team,
                stage=f"STAGE{len(made.tables['dispute'])}",
                child_id="C9",
            )


def others(made: Evidence) -> None:
    made.add(
        "practice_review",
        review_id="R1",
        incident_date="2024-01-01",
        rapid_review_date="2024-03-31",
        published_date="2026-04-30",
        abuse_type="NEGLECT",
        learning_theme="A",
    )
    made.add(
        "practice_review",
        review_id="R1",
        incident_date="2024-01-01",
        rapid_review_date="2024-04-01",
        abuse_type="NEGLECT",
        learning_theme="B",
        kpq=9,
    )
    for key, kpq, finding in (
        ("P1", 1, "STRENGTH"),
        ("P2", 1, "STRENGTH"),
        ("P3", 3, "STRENGTH"),
        ("P4", 3, "AREA_FOR_IMPROVEMENT"),
        ("P5", 4, "SOMETHING"),
    ):
        made.add(
            "peer_challenge", peer_id=key, date="2026-02-01", kpq=kpq, strength_or_area=finding
        )
    for number in range(5):
        made.said(
            "feedback",
            "2026-01-05",
            theme="RESPECT",
            sentiment="POSITIVE",
            team_id="O'Brien & Søn",
            feedback_id=f"OB{number}",
        )


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoken(extract(), tmp_path_factory.mktemp("evidence"))


@pytest.fixture(scope="module")
def rows(warehouse: Path) -> list[Row]:
    return printed(warehouse, "--month", MARCH)


@pytest.mark.parametrize(
    ("source", "team", "kpq", "expected"),
    [
        ("audits", "AU_EDGES", 2, ("strength", 4)),  # 31 March 2025 lies before the window
        ("audits", "AU_EDGES", 3, ("strength", 4)),
        ("audits", "AU_EDGES", 5, ("none", 0)),
        ("audits", "AU_DOMAINS", 2, ("strength", 4)),
        ("audits", "AU_DOMAINS", 3, ("strength", 4)),  # 3 of 4; NA is left out
        ("audits", "AU_SCALES", 5, ("strength", 4)),  # 3 of 4
        ("audits", "AU_ALARM", 5, ("concern", 1)),  # an immediate concern, whatever n
        ("audits", "AU_ALARM", 2, ("too_few", 1)),  # but not for what that audit did not judge
        ("audits", "AU_OWN", 7, ("strength", 4)),
        ("audits", "AU_OWN", 5, ("too_few", 1)),  # 11 is no question: the codebook says 5
        ("audits", "AU_HELD", 5, ("concern", 4)),
        # STRENGTH, 1, 8, 9.5 are strengths; six are needs: 0, 3, 3.5, 4, 5.9, DEVELOPMENT_NEED; a
        # grade that is missing or cannot be read is neither. 6 of 16 is 37.5%.
        ("observations", "OB_GRADES", 5, ("steady", 16)),
        # Two of four all strengths, one of four with a need: 50% and 25%.
        ("observations", "OB_PARTS", 5, ("steady", 4)),
        ("families", "FA_EDGES", 5, ("strength", 5)),  # 30 September lies before; mixed is no vote
        ("families", "FA_MOST", 5, ("concern", 5)),  # the tie is mixed, and no vote
        ("families", "FA_SPLIT_A", 5, ("concern", 5)),
        ("families", "FA_SPLIT_B", 5, ("strength", 5)),
        ("practitioners", "PR_NAMED", 10, ("strength", 10)),  # 7 of 10
        ("practitioners", "PR_NAMED", 4, ("concern", 9)),  # an unknown standard is none
        ("practitioners", "PR_FEW", 10, ("too_few", 4)),
        ("partners", "PA_AUDIT", 3, ("steady", 3)),  # 2 of 3 is 66.7%
        ("partners", "PA_FEW", 3, ("too_few", 2)),
        ("complaints", "CO_MANY", 5, ("concern", 3)),  # none before
        ("complaints", "CO_MANY", 1, ("none", 0)),  # the complaints of three stages are elsewhere
        ("complaints", "CO_STAGES", 8, ("concern", 3)),
        ("complaints", "CO_USUAL", 5, ("steady", 7)),
        ("complaints", "QUIET", 5, ("none", 0)),
        ("compliments", "CM_MANY", 5, ("strength", 3)),
        ("disputes", "DI_GOOD", 8, ("strength", 3)),
        ("disputes", "DI_GOOD", 9, ("none", 0)),  # the last row names another team and reason
        ("disputes", "DI_LAST", 5, ("concern", 3)),
        ("families", "O'Brien & Søn", 5, ("strength", 5)),
        ("reviews", "QUIET", 1, ("none", 0)),  # the whole council only
    ],
)
def test_each_rule_by_a_team_of_its_own(
    rows: list[Row], source: str, team: str, kpq: int, expected: tuple[str, int]
) -> None:
    assert statement(rows, source, MARCH, kpq, team_id=team) == expected


@pytest.mark.parametrize(
    ("kpq", "expected"),
    [
        (1, ("strength", 2)),
        (3, ("concern", 2)),
        (4, ("none", 0)),  # a finding that is neither is not read
        (6, ("none", 0)),  # published after the as-at date: the rapid review of March 2024 dates it
        (9, ("concern", 1)),  # 1 April 2024 is the first day of 24 months
    ],
)
def test_reviews_speak_for_the_whole_council(
    rows: list[Row], kpq: int, expected: tuple[str, int]
) -> None:
    assert statement(rows, "reviews", MARCH, kpq) == expected


def test_rows_of_one_item_are_one_item_above_their_teams(rows: list[Row]) -> None:
    # 15 items of FA_EDGES (5), FA_MOST (5 of 6, one tie), O'Brien (5), and the five split ones,
    # which are positive by two rows of three where both teams are counted: 5 + 5 + 5 positive.
    (row,) = of(rows, source="families", kpq="5", level="locality", locality="East")
    assert (row["n"], row["detail"]) == ("20", "positive 15 of 20")


def test_every_unit_speaks_once_of_everything(rows: list[Row]) -> None:
    # Council, Families First, East, Unassigned twice, 24 teams and UNASSIGNED.
    units = {(row["level"], row["service"], row["locality"], row["team_id"]) for row in rows}
    assert len(units) == 1 + 2 + 2 + len(TEAMS) + 1
    sources = {row["source"] for row in rows}
    assert len(rows) == len(units) * 10 * len(sources)


def test_the_columns_are_those_of_the_issue(warehouse: Path, rows: list[Row]) -> None:
    unit = ["kpq", "level", "service", "locality", "team_id", "month"]
    assert list(rows[0]) == [*unit, "source", "statement", "n", "detail"]
    assert list(printed(warehouse, "--verdicts", "--month", MARCH)[0]) == [
        *unit,
        "verdict",
        "sources",
    ]


def test_months_levels_and_questions_can_be_named(warehouse: Path, rows: list[Row]) -> None:
    few = printed(warehouse, "--month", MARCH, "--level", "team", "--kpq", "5")
    assert few == of(rows, level="team", kpq="5")
    months = {row["month"] for row in printed(warehouse, "--level", "council")}
    assert (min(months), max(months), len(months)) == ("2023-01-01", "2026-03-01", 39)


def test_a_short_history_is_too_few(warehouse: Path) -> None:
    # The first row is of January 2023. The 3 months to February 2024 begin 11 months later, those
    # to March 2024 begin 12 months later.
    rows = printed(warehouse, "--level", "team", "--kpq", "5")
    team = {"team_id": "CO_USUAL"}
    assert statement(rows, "complaints", "2024-02", 5, **team) == ("too_few", 2)
    assert statement(rows, "complaints", "2024-03", 5, **team) == ("concern", 3)


def test_sources_compare_in_the_verdict(warehouse: Path) -> None:
    rows = printed(warehouse, "--verdicts", "--month", MARCH)
    (row,) = of(rows, kpq="5", team_id="FA_EDGES")
    assert (row["verdict"], row["sources"]) == ("too little evidence", "families")
    (row,) = of(rows, kpq="5", level="council")
    assert row["verdict"] in ("sources disagree", "one voice of concern", "agree: concern")


def test_the_stored_answers_are_read_for_a_unit_and_those_below(warehouse: Path) -> None:
    day = date(2026, 3, 1)
    (five,) = View.of(warehouse, EVERYTHING, Unit(team_id="FA_MOST"), day).answer(
        TriangulatedOf(kpq=5)
    )
    assert five.says("families") == "concern"
    assert [one.source for one in five.statements] == list(SOURCES)
    below = View.of(warehouse, EVERYTHING, COUNCIL, day).answer(TriangulatedOf(below=True))
    # Council, two services, two localities, the teams and UNASSIGNED.
    assert len(below) == 10 * (5 + len(TEAMS) + 1)
    assert len(View.of(warehouse, EVERYTHING, COUNCIL, day).answer(Agenda(5))) == 5
    assert all(
        one.unit.team_id == "FA_MOST"
        for one in View.of(warehouse, EVERYTHING, Unit(team_id="FA_MOST"), day).answer(Agenda())
    )
