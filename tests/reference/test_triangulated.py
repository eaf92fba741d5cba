"""The second method of triangulation, checked against answers worked out by hand."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from tests.reference.calendar import months_later
from tests.reference.random_extract import random_extract
from tests.reference.reading import read_extract
from tests.reference.records import Records
from tests.reference.test_reference import written
from tests.reference.triangulated.agreement import carriers, verdict
from tests.reference.triangulated.codebook import Codebook
from tests.reference.triangulated.headlines import Headline, headlines
from tests.reference.triangulated.people import direction, of_practitioners
from tests.reference.triangulated.performance import Printed, of_performance, since, surely, wilson
from tests.reference.triangulated.practice import observed, of_audits, of_observations
from tests.reference.triangulated.published import compare
from tests.reference.triangulated.said import COUNCIL, NOBODY, Said, Statement, by_share
from tests.reference.triangulated.speaking import speaking
from tests.reference.triangulated.statements import SOURCES, Reference, first_of, months_of
from tests.reference.triangulated.unusual import complaint_ids, of_disputes, tail, unusual

MARCH = date(2026, 3, 1)
BOOK = Codebook()


def said(values: list[object], day: date = MARCH) -> list[Said]:
    return [Said("any", 1, str(n), day, NOBODY[0], value) for n, value in enumerate(values)]


def test_a_rows_own_question_wins_where_it_is_one() -> None:
    assert BOOK.of_row(5.0, "FEEDBACK_THEME", "TIMELINESS") == {5}
    assert BOOK.of_row(11.0, "FEEDBACK_THEME", "TIMELINESS") == {1, 2}
    assert BOOK.of_row(3.5, "FEEDBACK_THEME", "OTHER") == set()
    assert BOOK.of_row(None, "FEEDBACK_THEME", "NO_SUCH_CODE") == set()


def test_a_councils_own_codebook_replaces_the_shipped_one_whole() -> None:
    own = Codebook([("FEEDBACK_THEME", "PARKING", 5.0), ("FEEDBACK_THEME", "RESPECT", 11.0)])
    assert own.of_row(None, "FEEDBACK_THEME", "PARKING") == {5}
    assert own.of_row(None, "FEEDBACK_THEME", "RESPECT") == set()
    assert own.of_row(None, "FEEDBACK_THEME", "SAFETY") == set()
    assert own.of_survey("EMP7_REGISTRATION", "PARKING") == set(), "the format still knows it"


def test_a_surveys_theme_is_read_only_without_a_standard() -> None:
    assert BOOK.of_survey("EMP7_REGISTRATION", "CASELOAD") == set()
    assert BOOK.of_survey("NO_SUCH_CODE", "CASELOAD") == {4}
    assert BOOK.of_survey(None, "CASELOAD") == {4}
    assert BOOK.of_survey("EMP8_PARTNERSHIP", "CASELOAD") == {3}


@pytest.mark.parametrize(
    ("good", "alarming", "said_of_it"),
    [
        ([1, 1, 1, 0], [], ("strength", 4)),
        ([1, 1, 0, 0], [], ("steady", 4)),
        ([1, 1, 0, 0, 0], [], ("concern", 5)),
        ([1, 1, 1], [], ("too_few", 3)),
        ([1], [0], ("concern", 1)),
        ([], [], ("none", 0)),
    ],
)
def test_audits(good: list[int], alarming: list[int], said_of_it: tuple[str, int]) -> None:
    rows = said([(bool(value), n in alarming) for n, value in enumerate(good)])
    assert of_audits(rows, MARCH) == Statement(*said_of_it)


@pytest.mark.parametrize(
    ("grade", "seen"),
    [
        ("STRENGTH", "strength"),
        ("1", "strength"),
        ("2.0", "competent"),
        ("3", "need"),
        ("4", "need"),
        ("5.99", "need"),
        ("6", "competent"),
        ("8", "strength"),
        ("0", "need"),
        ("10", "strength"),
        ("3.5", "need"),
        ("11", None),
        ("?", None),
        (None, None),
    ],
)
def test_a_grade_seen(grade: str | None, seen: str | None) -> None:
    assert observed(grade) == seen


@pytest.mark.parametrize(
    ("strong", "competent", "need", "word"),
    [
        (5, 4, 1, "strength"),
        (5, 3, 2, "steady"),
        (4, 6, 0, "steady"),
        (0, 6, 4, "concern"),
        (0, 7, 3, "steady"),
        (3, 0, 0, "too_few"),
    ],
)
def test_observations(strong: int, competent: int, need: int, word: str) -> None:
    grades = ["strength"] * strong + ["competent"] * competent + ["need"] * need
    assert of_observations(said(list(grades)), MARCH).word == word


@pytest.mark.parametrize(
    ("positive", "n", "word"),
    [(7, 10, "strength"), (6, 10, "steady"), (4, 10, "concern"), (4, 4, "too_few"), (0, 0, "none")],
)
def test_shares(positive: int, n: int, word: str) -> None:
    assert by_share(n, 5, positive, strength=70, concern=40) == Statement(word, n)


def test_the_direction_of_an_item() -> None:
    assert direction(["POSITIVE", "NEUTRAL", "NEUTRAL", None]) == "POSITIVE"
    assert direction(["POSITIVE", "NEGATIVE"]) == "MIXED"
    assert direction(["NEGATIVE", "NEGATIVE", "MIXED"]) == "NEGATIVE"
    assert direction(["NEUTRAL"]) is None


def test_a_survey_row_without_a_number_says_nothing() -> None:
    assert of_practitioners(said([(10, None), (4, 4), (1, 0)]), MARCH) == Statement("strength", 5)


# A council that has had one complaint a month for 24 months before January 2026 expects 3 from
# January to March; P(X >= 7; 3) = 0.0335 and P(X >= 8; 3) = 0.0119 (tables of the Poisson).
@pytest.mark.parametrize(("seen", "word"), [(7, "steady"), (8, "concern"), (0, "steady")])
def test_more_complaints_than_usual(seen: int, word: str) -> None:
    before = [row for n in range(1, 25) for row in said([n], months_later(date(2026, 1, 1), -n))]
    found = unusual(before + said([None] * seen), MARCH, 3, date(2020, 1, 1), "concern")
    assert found == Statement(word, seen)


def test_the_tail_of_a_poisson_count() -> None:
    assert tail(7, 3) == pytest.approx(0.033509, abs=1e-6)
    assert tail(8, 3) == pytest.approx(0.011905, abs=1e-6)
    assert tail(3, 0) == 0
    assert tail(0, 3) == 1


def test_a_short_history_of_complaints() -> None:
    rows = said([None] * 4) + said([None] * 12, date(2025, 6, 1))
    # From January 2025 k is 12 and 3/12 of 12 is 3: P(X >= 4; 3) = 0.3528.
    assert unusual(rows, MARCH, 3, date(2025, 1, 1), "concern").word == "steady"
    assert unusual(rows, MARCH, 3, date(2025, 2, 1), "concern") == Statement("too_few", 4)
    assert unusual(rows[:2], MARCH, 3, date(2020, 2, 1), "concern") == Statement("too_few", 2)
    assert unusual([], MARCH, 3, date(2026, 2, 1), "concern") == Statement("none", 0)


def test_good_practice_speaks_where_disputes_are_no_concern() -> None:
    assert of_disputes(said([True] * 3), MARCH, MARCH) == Statement("strength", 3)
    assert of_disputes(said([True] * 2), MARCH, MARCH) == Statement("none", 0)
    long_ago = date(2020, 1, 1)
    assert of_disputes(said([True] * 3 + [False] * 3), MARCH, long_ago) == Statement("concern", 3)


def test_a_complaint_counts_once_by_its_earliest_date_and_lowest_stage(tmp_path: Path) -> None:
    text = (
        "complaint_id,stage,date_received,category\n"
        "C1,LGSCO,2026-01-02,DELAY\nC1,S2_INVESTIGATION,2026-01-02,PLACEMENT\n"
        "C1,S1_LOCAL,2026-01-03,POLICY\nC2,S1_LOCAL,,DELAY\n"
    )
    found = complaint_ids(Records(read_extract(written(tmp_path, complaint=text))))
    assert [(row["complaint_id"], row["category"]) for row in found] == [("C1", "PLACEMENT")]


def test_the_last_month_stands_but_numbers_wait_for_a_whole_month(tmp_path: Path) -> None:
    text = "cine_referral_id,cine_person_id,cine_referral_date\n1,X,2026-03-02\n"
    extract = read_extract(written(tmp_path, ssd_cin_episodes=text))
    assert months_of(extract) == [MARCH]
    assert first_of(extract) == date(2026, 4, 1)


def test_a_unit_speaks_while_a_team_of_it_stands(tmp_path: Path) -> None:
    teams = (
        "team_id,valid_from,valid_to,service,locality,team_name\n"
        "A,2025-01-01,2026-02-01,Help,East,Team A\nA,2026-02-28,,Help,West,Team A\n"
    )
    records = Records(read_extract(written(tmp_path, org_team=teams)))
    east, west = ("locality", "Help", "East", ""), ("locality", "Help", "West", "")
    assert {east, west} & speaking(records, date(2026, 1, 1)) == {east}
    assert {east, west} & speaking(records, date(2026, 2, 1)) == {west}
    assert ("team", "", "", "UNASSIGNED") in speaking(records, MARCH)


SHARE = Headline("assessment_45wd", 2, 1, is_share=True, is_flow=True, lait="")


# Wilson's interval of 81 of 263 is 25.5% to 36.6% (Newcombe 1998, table I, method 3).
def test_wilson() -> None:
    assert wilson(81, 263) == pytest.approx((25.53, 36.62), abs=0.01)


def test_a_target_surely_met_or_missed() -> None:
    data = Printed({}, {(SHARE.id, COUNCIL, MARCH): (81, 263)}, date(2020, 1, 1))
    assert surely(SHARE, COUNCIL, MARCH, data, 37) == "missed"
    assert surely(SHARE, COUNCIL, MARCH, data, 25) == "met"
    assert surely(SHARE, COUNCIL, MARCH, data, 30) == "unsure"
    assert surely(SHARE, COUNCIL, date(2027, 3, 1), data, 37) == "unsure"
    assert surely(SHARE, COUNCIL, date(2027, 2, 1), data, 37) == "missed"


def test_a_target_is_judged_since_a_signal_that_stands() -> None:
    """January to March stand; February was not judged, December was as usual."""
    month = [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1), MARCH]
    words = ["common", "concern", "no_data", "concern"]
    said = {(SHARE.id, COUNCIL, day): word for day, word in zip(month, words, strict=True)}
    shares = {(SHARE.id, COUNCIL, day): (10.0, 20.0) for day in (month[1], MARCH)}
    shares[SHARE.id, COUNCIL, month[0]] = (900.0, 900.0)
    data = Printed(said, shares, date(2020, 1, 1))
    assert since(SHARE, COUNCIL, MARCH, data) == 3
    assert surely(SHARE, COUNCIL, MARCH, data, 70) == "missed"
    assert surely(SHARE, COUNCIL, month[0], data, 70) == "met"


def test_performance_names_a_concern_before_a_strength() -> None:
    other = Headline("other", 2, 1, is_share=True, is_flow=True, lait="")
    data = Printed(
        {(SHARE.id, COUNCIL, MARCH): "improvement", ("other", COUNCIL, MARCH): "concern"}, {}, MARCH
    )
    assert of_performance([SHARE, other], COUNCIL, MARCH, data, {}).word == "concern"
    assert of_performance([SHARE], COUNCIL, MARCH, data, {}).word == "strength"
    assert of_performance([SHARE], COUNCIL, date(2026, 2, 1), data, {}).word == "too_few"
    assert of_performance([], COUNCIL, MARCH, data, {}).word == "none"


# Durham 2025: initial conferences in time 604 of 819 is 73.7%, Wilson 70.6% to 76.7%, England 81.4%;
# re-referrals 1,003 of 5,378 is 18.65%, Wilson 17.6% to 19.7%, England 22.6%, but the neighbours'
# median 19.3% (Halton 19.0, Rotherham 19.6) lies within it.
def test_durham_beside_england_and_its_neighbours() -> None:
    known = {measure.id: measure for measure in headlines()}
    assert compare(known["rereferral_12m"], "840", date(2026, 3, 31)) == "like"
    assert compare(known["icpc_15wd"], "840", date(2026, 3, 31)) == "worse"
    assert compare(known["child_seen_5wd_referral"], "840", date(2026, 3, 31)) is None
    assert compare(known["rereferral_12m"], "999", date(2026, 3, 31)) is None


@pytest.mark.parametrize(
    ("words", "agreed"),
    [
        (["concern"], "too little evidence"),
        (["concern", "strength"], "sources disagree"),
        (["concern", "concern", "steady"], "agree: concern"),
        (["strength", "strength"], "agree: strength"),
        (["concern", "steady"], "one voice of concern"),
        (["strength", "steady", "none", "too_few"], "one voice of strength"),
        (["steady", "steady"], "agree: steady"),
    ],
)
def test_agreement(words: list[str], agreed: str) -> None:
    assert verdict(dict(zip(SOURCES, words, strict=False))) == agreed


def test_a_verdict_names_who_carries_it() -> None:
    assert carriers({"audits": "concern", "reviews": "steady"}) == "audits"
    assert carriers({"audits": "steady", "reviews": "steady"}) == "audits, reviews"
    both = {"audits": "concern", "families": "strength", "reviews": "concern"}
    assert carriers(both) == "strength: families; concern: audits, reviews"


def test_random_councils_reach_every_statement_of_every_source(tmp_path: Path) -> None:
    seen = defaultdict(set)
    for seed in range(8):
        random_extract(tmp_path / str(seed), seed)
        reference = Reference(tmp_path / str(seed), [], [])
        for words in reference.everything(6).values():
            for source, statement in words.items():
                seen[source].add(statement.word)
    every = {"strength", "steady", "concern", "too_few", "none"}
    unheard = {source: every - seen[source] for source in SOURCES[2:]}
    assert unheard.pop("complaints") == {"strength"}
    assert unheard.pop("compliments") == {"concern"}
    assert unheard.pop("reviews") == {"steady", "too_few"}
    assert set().union(*unheard.values()) == set()
