"""From a suggestion to a theme: what is offered, what is signed, what is withdrawn."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from measures.evidence.themes import unthemed
from tests.council import Council, Extract, Row, council, load, run
from warehouse.gate.scope import Forbidden, Scope
from warehouse.model.unit import Unit


def spoken() -> Extract:
    """Words without a theme from every source, and rows that are not to be offered."""
    extract = Extract()
    extract.team("T&1")
    day = "2026-03-10"
    for number, theme, text in (
        ("F1", None, "We waited weeks and weeks"),
        ("F2", "SAFETY", "We waited weeks"),
        ("F3", None, None),
        ("F4", None, "=HYPERLINK(1) rubbish"),
    ):
        extract.add(
            "feedback",
            feedback_id=number,
            theme=theme,
            date_received=day,
            team_id="T&1",
            sentiment="NEGATIVE",
            summary_text=text,
        )
    extract.add(
        "compliment", compliment_id="1", date_received=day, team_id="T&1", summary_text="So kind"
    )
    extract.add("audit", audit_id="A1", audit_date=day, team_id="T&1")
    extract.add(
        "partner_feedback",
        partner_feedback_id="P1",
        date=day,
        audit_id="A1",
        sentiment="NEGATIVE",
        summary_text="The core group had no minutes",
    )
    for question, standard in (("q1", None), ("q2", "EMP4_WELLBEING")):
        extract.add(
            "staff_survey",
            response_batch_id="B1",
            question_code=question,
            survey_date=day,
            standard=standard,
            comment_summary="My caseload is too busy",
            n_responses=5,
            n_agree=1,
        )
    return extract


def accepted(extract: Extract, **row: object) -> None:
    extract.add("accepted_theme", **{"source": "feedback", "theme": "TIMELINESS"} | row)


def suggestions(of: Council, *options: str) -> dict[tuple[str, str], Row]:
    printed = run("themes", "suggest", *options, "--warehouse", str(of.warehouse))
    rows = list(csv.DictReader(io.StringIO(printed)))
    return {(row["source"], row["row_id"]): row for row in rows}


def test_what_is_offered(tmp_path: Path) -> None:
    found = suggestions(council(spoken(), tmp_path))
    assert {key: (row["theme"], row["state"]) for key, row in found.items()} == {
        ("feedback", "F1"): ("TIMELINESS", "suggested"),
        ("feedback", "F4"): ("", "nothing near"),
        ("compliment", "1"): ("RESPECT", "suggested"),
        ("partner_feedback", "P1"): ("CORE_GROUP", "suggested"),
        ("staff_survey", "B1 / q1"): ("CASELOAD", "suggested"),
    }
    assert found["feedback", "F1"]["words"] == "waited weeks"
    assert found["feedback", "F4"]["text"] == "'=HYPERLINK(1) rubbish"
    assert found["partner_feedback", "P1"]["team_id"] == "T&1"
    assert found["staff_survey", "B1 / q1"]["team_id"] == "UNASSIGNED"


def test_sources_are_chosen_by_name(tmp_path: Path) -> None:
    of = council(spoken(), tmp_path)
    assert [*suggestions(of, "--source", "compliment")] == [("compliment", "1")]
    with pytest.raises(AssertionError, match="complaint has no free text"):
        suggestions(of, "--source", "complaint")


def test_a_signed_theme_is_no_longer_offered_and_can_be_withdrawn(tmp_path: Path) -> None:
    of = council(spoken(), tmp_path)
    signed, empty = Extract(), Extract()
    accepted(signed, row_id="F1", accepted_by="Ann O'Neil", accepted_on="2026-03-20")
    load(signed.write(tmp_path / "signed"), of.warehouse)
    assert ("feedback", "F1") not in suggestions(of)
    empty.add("compliment", compliment_id="2", date_received="2026-03-01", theme="RESPECT")
    load(empty.write(tmp_path / "kept"), of.warehouse)
    assert ("feedback", "F1") not in suggestions(of), "kept when the next folder says nothing"
    header = "source,row_id,theme,accepted_by,accepted_on\n"
    (empty.write(tmp_path / "withdrawn") / "accepted_theme.csv").write_text(header, "utf-8")
    load(tmp_path / "withdrawn", of.warehouse)
    assert ("feedback", "F1") in suggestions(of)


@pytest.mark.parametrize(
    "gap", [{"accepted_by": None}, {"accepted_on": None}, {"theme": None}, {"row_id": "F9"}]
)
def test_what_nobody_signed_is_a_suggestion_still(tmp_path: Path, gap: dict[str, None]) -> None:
    extract = spoken()
    whole = {"row_id": "F1", "accepted_by": "Ann", "accepted_on": "2026-03-20"}
    accepted(extract, **whole | gap)
    found = suggestions(council(extract, tmp_path))
    assert found["feedback", "F1"]["state"] == "suggested"


def test_what_was_printed_can_be_signed_and_loaded(tmp_path: Path) -> None:
    of = council(spoken(), tmp_path)
    printed = run("themes", "suggest", "--source", "feedback", "--warehouse", str(of.warehouse))
    signed = printed.replace("TIMELINESS,,,", "TIMELINESS,Ann,2026-03-20,")
    folder = Extract().write(tmp_path / "signed")
    (folder / "accepted_theme.csv").write_text(signed, "utf-8")
    load(folder, of.warehouse)
    assert [key for key in suggestions(of) if key[0] == "feedback"] == [("feedback", "F4")]


@pytest.mark.usefixtures("noted")
def test_text_is_for_those_with_the_right_to_it_and_their_own_units(tmp_path: Path) -> None:
    warehouse = council(spoken(), tmp_path).warehouse
    own = Scope(
        rows=frozenset({Unit(team_id="T&1").key}), rights=frozenset({"text"}), clear_ids=True
    )
    sources = {row.source for row in unthemed(warehouse, own)}
    assert sources == {"feedback", "compliment", "partner_feedback"}, "the survey is nobody's"
    without = replace(own, rights=frozenset({"aggregates", "rows"}))
    with pytest.raises(Forbidden):
        unthemed(warehouse, without)
    assert unthemed(warehouse, replace(own, rows=frozenset({Unit(team_id="T").key}))) == ()


def kpqs(of: Council, source: str) -> set[str]:
    """The questions to which a source says anything in March."""
    printed = run(
        "triangulation",
        "--month",
        "2026-03",
        "--level",
        "council",
        "--format",
        "csv",
        "--warehouse",
        str(of.warehouse),
    )
    rows = csv.DictReader(io.StringIO(printed))
    return {row["kpq"] for row in rows if row["source"] == source and row["statement"] != "none"}


def test_a_theme_counts_from_the_load_that_brings_its_acceptance(tmp_path: Path) -> None:
    extract = spoken()
    extract.tables["feedback"].clear()
    extract.add(
        "feedback",
        feedback_id="F1",
        theme=None,
        date_received="2026-03-10",
        sentiment="NEGATIVE",
        summary_text="We waited weeks",
    )
    of = council(extract, tmp_path)
    heard = ("families", "compliments", "partners", "practitioners")
    assert [kpqs(of, source) for source in heard] == [set(), set(), set(), {"10"}]
    signed = Extract()
    for source, row, theme in (
        ("FEEDBACK", "F1", "timeliness"),
        ("compliment", "1", "RESPECT"),
        ("partner_feedback", "P1", "CORE_GROUP"),
        ("staff_survey", "B1 / q1", "CASELOAD"),
    ):
        accepted(
            signed,
            source=source,
            row_id=row,
            theme=theme,
            accepted_by="Ann",
            accepted_on="2026-03-20",
        )
    load(signed.write(tmp_path / "signed"), of.warehouse)
    assert [kpqs(of, source) for source in heard] == [{"1", "2"}, {"5"}, {"3"}, {"4", "10"}]
