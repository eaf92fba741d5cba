"""Evidence counted and listed: planted rows with their answers by hand, and what always holds."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from measures.answers.cases import Listing
from measures.answers.evidence import Evidence, EvidenceOf, EvidenceRows
from measures.council.view import View
from measures.evidence.sources import BY_KEY, SOURCES, WHOLE
from tests.council import Extract, council
from warehouse.gate.read import EVERYTHING, Forbidden, close_all
from warehouse.model.unit import COUNCIL, Unit

MARCH = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    extract.team("T2", locality="Nord & Süd")
    _complaints(extract)
    _audits(extract)
    _others(extract)
    return council(extract, tmp_path_factory.mktemp("evidence")).warehouse


def _complaints(extract: Extract) -> None:
    """Monday 2 February 2026: ten working days later is Monday 16 February, with no holiday."""
    for number, (stage, received, responded, extended) in enumerate(
        [
            ("S1_LOCAL", "2026-02-02", "2026-02-16", "N"),  # the tenth day: in time
            ("S1_LOCAL", "2026-02-02", "2026-02-17", "N"),  # the eleventh: late
            ("S1_LOCAL", "2026-02-02", "2026-03-02", "Y"),  # the twentieth of twenty: in time
            ("S1_LOCAL", "2026-02-02", "2026-03-03", "Y"),  # the twenty-first: late
            ("S2_INVESTIGATION", "2026-02-02", "2026-03-09", "N"),  # the twenty-fifth: in time
            ("S2_INVESTIGATION", "2026-02-02", "2026-03-10", "N"),  # the twenty-sixth: late
            ("S3_PANEL", "2026-02-02", None, "N"),  # 41 days to 31 March: overdue
            ("S3_PANEL", "2026-03-30", None, "N"),  # one day: open
            ("LGSCO", "2026-02-02", "2026-03-10", "N"),  # no days allowed: answered
            ("S1_LOCAL", "2026-02-16", "2026-02-02", "N"),  # answered before it came: not known
        ]
    ):
        extract.add(
            "complaint",
            complaint_id=f"C{number}",
            stage=stage,
            date_received=received,
            date_responded=responded,
            extension_agreed=extended,
            complainant_type="PARENT",
            category="DELAY",
            finding="UPHELD" if responded else None,
            team_id="T1",
        )


def _audits(extract: Extract) -> None:
    for audit, scale, first, moderated, judged in (
        ("A1", "OFSTED4", "2", None, "N"),
        ("A2", "OFSTED4", "2 GOOD", "3", "Y"),  # moderated down: 3 stands
        ("A3", "SCALE10", "5", "6", "Y"),  # moderated up: 6 stands
        ("A4", "SCALE10", "5.9", None, "N"),
        ("A5", "OFSTED4", None, None, "N"),  # not judged
        ("A6", "SCALE10", "4", None, "Y"),  # moderated without a judgement
    ):
        graded = {"overall_grade": first, "moderated_grade": moderated}
        scaled = {"overall_scale": first, "moderated_scale": moderated}
        extract.add(
            "audit",
            audit_id=audit,
            audit_type="COLLABORATIVE",
            audit_date="2026-03-10",
            period_month="2026-03-01",
            child_id="P1",
            team_id="T2",
            auditor_role="PEER",
            cohort="CP",
            scale=scale,
            moderated=judged,
            immediate_concern="N",
            **(graded if scale == "OFSTED4" else scaled),
        )


def _others(extract: Extract) -> None:
    for number, answers in enumerate(("4", "5")):
        extract.add(
            "staff_survey",
            response_batch_id=f"B{number}",
            survey_name="ORG_HEALTH_CHECK",
            survey_date="2026-03-02",
            team_id="T1",
            question_code="Q1",
            standard="EMP3_WORKLOAD",
            question_text="?",
            n_responses=answers,
            n_agree="3",
            n_disagree="1",
        )
    for number, (stage, resolved) in enumerate((("INFORMAL", None), ("CAFCASS", "2026-03-31"))):
        extract.add(
            "dispute",
            dispute_id="D1",
            date_raised="2026-03-02",
            raised_by="IRO",
            child_id="P1",
            team_id="T1",
            stage=stage,
            stage_date=f"2026-03-0{number + 2}",
            reason="VISITS",
            date_resolved=resolved,
        )
    for number, (theme, sentiment) in enumerate(
        (("RESPECT", "POSITIVE"), ("RESPECT", "NEUTRAL"), ("SAFETY", "NEGATIVE"))
    ):
        extract.add(
            "feedback",
            feedback_id=f"F{number}",
            date_received="2026-03-05",
            theme=theme,
            source_group="PARENT",
            team_id="T1" if number else None,
            sentiment=sentiment,
            action_taken="Rang every family back" if number == 2 else None,
        )
    extract.add("audit_domain", audit_id="A3", domain="PLAN", scale="6")
    extract.add("audit_domain", audit_id="A1", domain="PLAN", grade="NA")
    extract.add(
        "partner_feedback",
        partner_feedback_id="P1",
        date="2026-03-05",
        agency="POLICE",
        source="MEETING",
        audit_id="A1",
        sentiment="MIXED",
    )
    extract.add(
        "practice_review",
        review_id="R1",
        review_type="LCSPR",
        learning_theme=None,
        incident_date="2024-05-01",
        published_date="2026-03-01",
    )


def said(warehouse: Path, source: str, unit: Unit = COUNCIL) -> Evidence:
    return View.of(warehouse, EVERYTHING, unit, MARCH).answer(EvidenceOf(BY_KEY[source]))


def parts(found: Evidence, dimension: str, value: str) -> dict[str, float]:
    return next(count.parts for count in found.dimensions[dimension] if count.value == value)


def test_complaints_are_answered_within_the_days_of_their_stage(planted: Path) -> None:
    found = said(planted, "complaints")
    assert parts(found, "timescale", "S1_LOCAL") == {"IN_TIME": 2, "LATE": 2, "NOT_KNOWN": 1}
    assert parts(found, "timescale", "S2_INVESTIGATION") == {"IN_TIME": 1, "LATE": 1}
    assert parts(found, "timescale", "S3_PANEL") == {"OVERDUE": 1, "OPEN": 1}
    assert parts(found, "timescale", "LGSCO") == {"ANSWERED": 1}
    assert parts(found, "category", "DELAY") == {"UPHELD": 8, "OPEN": 2}


def test_a_moderated_judgement_stands_and_scales_stay_apart(planted: Path) -> None:
    found = said(planted, "audits")
    assert found.total.parts == {
        "GOOD": 1,
        "REQUIRES_IMPROVEMENT": 1,
        "SIX_OR_MORE": 1,
        "UNDER_SIX": 2,
        "NOT_JUDGED": 1,
    }
    moderated = {count.value: count.n for count in found.dimensions["moderation"]}
    assert moderated == {"NOT_MODERATED": 3, "LOWERED": 1, "RAISED": 1, "NO_NEW_JUDGEMENT": 1}
    assert parts(found, "domain", "PLAN") == {"SIX_OR_MORE": 1, "NOT_JUDGED": 1}


def test_how_fewer_than_five_answered_is_withheld(planted: Path) -> None:
    found = said(planted, "practitioners")
    assert parts(found, "standard", "EMP3_WORKLOAD") == {
        "AGREE": 3,
        "NEITHER": 1,
        "DISAGREE": 1,
        "WITHHELD": 4,
    }
    listed = View.of(planted, EVERYTHING, COUNCIL, MARCH).answer(
        EvidenceRows(BY_KEY["practitioners"], Listing(sort="n_responses"))
    )
    agree = listed.columns.index("n_agree")
    assert [row[agree] for row in listed.rows] == [None, 3]


def test_a_dispute_is_one_however_many_its_stages(planted: Path) -> None:
    # 2 to 31 March 2026 is 21 working days.
    assert parts(said(planted, "disputes"), "stage", "CAFCASS") == {"SETTLED_LATER": 1}


def test_what_families_said_and_what_was_done(planted: Path) -> None:
    found = said(planted, "families")
    assert parts(found, "theme", "RESPECT") == {"POSITIVE": 1, "NEUTRAL": 1}
    assert [(count.value, count.n) for count in found.dimensions["done"]] == [("SAFETY", 1)]
    done = View.of(planted, EVERYTHING, COUNCIL, MARCH).answer(
        EvidenceRows(BY_KEY["families"], where="action_taken is not null")
    )
    assert [row[done.columns.index("action_taken")] for row in done.rows] == [
        "Rang every family back"
    ]
    assert {name: count.n for name, count in found.units.items()} == {
        "Families First": 2,
        "Unassigned": 1,
    }


def test_a_partner_s_comment_belongs_to_its_audit_s_team(planted: Path) -> None:
    assert said(planted, "partners", Unit(team_id="T2")).total.n == 1
    assert said(planted, "partners", Unit(team_id="T1")).total.n == 0


def test_a_review_is_dated_by_its_last_step_and_kept_two_years(planted: Path) -> None:
    assert said(planted, "reviews").total.parts == {"FROM_REVIEW": 1}


@pytest.mark.usefixtures("noted")
def test_a_reader_sees_only_their_own_unit(planted: Path) -> None:
    own = frozenset({Unit(team_id="T1").key})
    theirs = replace(EVERYTHING, exact=own, rows=own)
    for source in SOURCES:
        with pytest.raises(Forbidden):
            View.of(planted, replace(theirs, rows=frozenset()), COUNCIL, MARCH).answer(
                EvidenceRows(BY_KEY[source.key])
            )
        found = View.of(planted, theirs, COUNCIL, MARCH).answer(
            EvidenceRows(BY_KEY[source.key], Listing(limit=None))
        )
        assert {row[found.columns.index("team_id")] for row in found.rows} <= {"T1"}
    assert (
        View.of(planted, theirs, COUNCIL, MARCH).answer(EvidenceOf(BY_KEY["audits"])).total.n == 0
    )
    assert (
        View.of(planted, theirs, COUNCIL, MARCH).answer(EvidenceOf(BY_KEY["complaints"])).total.n
        == 10
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_months_units_and_values_add_up(source: object, sample_council: Path) -> None:
    key = source.key  # type: ignore[attr-defined]
    warehouse, month = sample_council / "warehouse", dt.date(2026, 10, 1)
    for unit in (COUNCIL, Unit("Families First"), Unit("Families First", "East")):
        found = View.of(warehouse, EVERYTHING, unit, month).answer(EvidenceOf(BY_KEY[key]))
        since = f"{month.year - found.source.months // 12}-11"
        within = sum(count.n for day, count in found.months.items() if day >= since)
        assert within == found.total.n == sum(count.n for count in found.units.values())
        assert found.source.division == WHOLE or set(found.total.parts) <= set(
            found.source.division.parts
        )
    close_all()
