import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from dashboard.pages.evidence import dimensions
from dashboard.words import codes
from measures.answers.cases import Listing
from measures.answers.evidence import Count, EvidenceOf, EvidenceRows
from measures.council.snapshot import snapshot
from measures.council.view import View
from measures.evidence.sources import BY_KEY, DIRECTION, SOURCES, Source
from tests.council import Extract, council
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL

UNITS = (
    "",
    "&service=Families%20First",
    "&service=Families%20First&locality=East",
    "&team=FF04",
    "&team=UNASSIGNED",
)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_every_source_has_its_tab_for_every_kind_of_unit(
    client: FlaskClient, source: Source
) -> None:
    for unit in UNITS:
        shown = page(client, f"/evidence?source={source.key}{unit}")
        assert source.many in shown
        assert all(other.title in shown for other in SOURCES)


def test_a_tab_says_how_many_and_what_came_most_often(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    found = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(EvidenceOf(BY_KEY["families"]))
    shown = page(client, "/evidence?source=families")
    assert f"{found.total.n:,.0f} comments in the 12 months to" in shown
    first = found.dimensions["theme"][0]
    assert f"Most often: {first.n:,.0f} {codes.lower(codes.code(first.value))}" in shown


def test_the_file_holds_the_rows_of_the_tab(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    listed = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(
        EvidenceRows(BY_KEY["complaints"], Listing(limit=None))
    )
    answer = client.get("/export/evidence/complaints.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert len(rows) == listed.total > 0
    assert [row["on_date"] for row in rows] == [f"{row[2]}" for row in listed.rows]
    assert not {row["case_id"] for row in rows} & {row[0] for row in listed.rows}
    assert "what_are_we_worried_about" not in rows[0]
    assert client.get("/export/evidence/secrets.csv").status_code == 404
    assert client.get("/export/evidence/audits.xlsx").status_code == 200


def test_rows_are_paged_and_sorted_by_any_column(client: FlaskClient) -> None:
    shown = page(client, "/evidence?source=observations&sort=-domain&page=2")
    assert '"aria-sort": "descending"' in shown
    assert "Rows 51 to 100" in shown
    assert "Rows 1 to 50" in page(client, "/evidence?source=observations&page=999")


def test_free_text_stays_behind(warehouse: Path) -> None:
    month = snapshot(warehouse).latest_month
    for source in SOURCES:
        found = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(
            EvidenceRows(BY_KEY[source.key], Listing(limit=1))
        )
        free = {
            "summary_text",
            "comment_summary",
            "whats_working_well",
            "impact_for_child",
            "what_are_we_worried_about",
            "evidence_summary",
            "description",
        }
        assert not free & set(found.columns)


def test_a_share_of_fewer_than_twenty_has_no_percentage() -> None:
    assert dimensions.share(
        DIRECTION, Count("", 21, {"POSITIVE": 12, "NEGATIVE": 7, "NEUTRAL": 2})
    ) == ("12 of 19")
    assert (
        dimensions.share(DIRECTION, Count("", 20, {"POSITIVE": 15, "NEGATIVE": 5}))
        == "15 of 20 (75%)"
    )
    assert dimensions.share(DIRECTION, Count("", 3, {"NEUTRAL": 3})) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("S1_LOCAL", "Stage 1"),
        ("HOME_VISIT", "Home visit"),
        ("", "Not recorded"),
        ("2026-06-30", "30 June 2026"),
        ("What O'Brien & Søn said", "What O'Brien & Søn said"),
    ],
)
def test_codes_are_said_in_words(written: str, said: str) -> None:
    assert codes.code(written) == said


def test_an_extract_without_evidence_says_that_silence_is_not_agreement(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1", service="Früh & Spät", locality="O'Hara")
    client = signed_in(create_app(Settings(warehouse=council(extract, tmp_path).warehouse)))
    for source in SOURCES:
        for unit in ("", "&team=T1"):
            shown = page(client, f"/evidence?source={source.key}{unit}")
            assert f"no {source.many} in" in shown
            assert "Silence is not agreement" in shown


def test_what_families_said_stands_beside_what_was_done(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    extract.add(
        "feedback",
        feedback_id="F1",
        date_received="2026-03-05",
        source_group="PARENT",
        theme="TIMELINESS",
        sentiment="NEGATIVE",
        team_id="T1",
        summary_text="We waited weeks.",
        action_taken="Evening appointments from May",
    )
    app = create_app(Settings(warehouse=council(extract, tmp_path).warehouse))
    shown = page(signed_in(app, "operations_manager"), "/evidence?source=families&team=T1")
    assert "Evening appointments from May" in shown
    assert "We waited weeks" not in shown
    without = page(signed_in(app, "team_manager"), "/evidence?source=families&team=T1")
    assert "Evening appointments" not in without
