"""The page of published figures, and the strip of others wherever it stands."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from measures.benchmarks.counterparts import counterpart
from measures.catalogue import MEASURES, headlines
from tests.council import Extract, council
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in


def test_the_page_lists_every_counterpart_with_year_age_and_attribution(
    client: FlaskClient,
) -> None:
    shown = page(client, "/benchmarks")
    assert all(one.title in shown for one in MEASURES.values() if one.benchmark)
    assert "19 months old" in shown and "31 months old" in shown
    assert "Contains public sector information licensed under the Open Government Licence" in shown
    assert "Explore Education Statistics; Local Authority Interactive Tool" in shown
    assert "open-government-licence/version/3/" in shown
    assert "neighbours, median of 10, 2025 set" in shown
    assert "All 181 published indicators" in shown


# Read from the published tables: 21.2 of Durham, 24.5 of England, 27.2 of the North East.
def test_one_indicator_opens_by_its_address(client: FlaskClient) -> None:
    shown = page(client, "/benchmarks?indicator=cpp_subsequent_pct")
    for said in (
        "21.2%",
        "24.5%",
        "27.2%",
        "23.7%",
        "25.0%",
        "155 of 730",
        "51st of 153",
        "153 authorities from the lowest to the highest, 2024-25",
        "Halton",
        "Accredited Official Statistics), release of 2025",
    ):
        assert said in shown, said


def test_chosen_authorities_are_in_the_address(client: FlaskClient) -> None:
    shown = page(client, "/benchmarks?indicator=cla_rate&areas=E09000007,E10000006,nonsense")
    assert "Leave out Camden" in shown and "Leave out Cumbria" in shown
    assert "areas=E09000007%2CE10000006%2CE06000001" in shown
    full = page(
        client, "/benchmarks?indicator=cla_rate&areas=E09000007,E10000006,E06000001,E06000002"
    )
    assert "3 are the most" in full and "Leave out Middlesbrough" not in full


def test_an_abolished_authority_ends_where_it_ended(client: FlaskClient) -> None:
    shown = page(client, "/benchmarks?indicator=cla_rate&areas=E10000006,E06000063")
    rows = re.findall(r'"children": "(20\d\d-\d\d)"', shown)
    assert rows[:1] == ["2024-25"]
    assert "Cumbria, 2022-23" in shown and "Cumbria, 2023-24" not in shown
    assert "Cumberland, 2023-24" in shown and "Cumberland, 2022-23" not in shown


def test_the_neighbours_are_named(client: FlaskClient) -> None:
    shown = page(client, "/benchmarks")
    assert "Our ten statistical neighbours, the closest first: Halton, Wirral, Gateshead," in shown


def test_another_council_has_its_own_neighbours_and_one_without_figures_says_so_once(
    tmp_path: Path,
) -> None:
    for code, known in ((202, True), (999, False)):
        extract = Extract(as_at="2026-03-31", la_code=code)
        extract.team("T1")
        small = council(extract, tmp_path / str(code)).warehouse
        shown = page(signed_in(create_app(Settings(warehouse=small))), "/benchmarks")
        assert ("statistical neighbours, the closest" in shown) == known
        # Camden is published; no figure at all is of the code 999.
        assert ("of 4 not published" in shown) != known
        assert '"–"' not in shown
    assert "Halton, Wirral" not in shown


def test_each_question_can_be_jumped_to(client: FlaskClient) -> None:
    shown = page(client, "/benchmarks?month=2025-12")
    to = re.findall(r'"href": "/benchmarks\?month=2025-12#(question-\d+)"', shown)
    assert to[:2] == ["question-1", "question-2"] and len(to) == len({*to})
    assert sorted(to) == sorted(re.findall(r'"id": "(question-\d+)"', shown))


def test_an_unknown_indicator_is_not_here(client: FlaskClient) -> None:
    assert "No indicator of this name" in page(client, "/benchmarks?indicator=nonsense")


def test_a_month_before_all_publications_says_so(client: FlaskClient) -> None:
    assert "Are we better" in page(client, "/benchmarks?month=2024-06")


def test_the_overview_says_the_comparators_in_words(client: FlaskClient) -> None:
    shown = page(client, "/")
    assert "England 24.5%, North East 27.2%, neighbours 23.7% (median of 10, 2025 set)" in shown
    assert "Others: 2024-25, 19 months old" in shown
    nearly = [one.id for one in headlines() if counterpart(one.id).match == "nearly"]
    assert shown.count("Their rule differs from ours a little.") == len(nearly) > 3


# Cafcass's rate has a dash for the North East in 2025.
@pytest.mark.parametrize(
    "address",
    [
        "/question/7?measure=care_applications_10k",
        "/measure/care_applications_10k",
        "/measure/care_applications_10k?drawer=published",
    ],
)
def test_a_letter_stands_beside_a_measure_and_is_spelled_out(
    client: FlaskClient, address: str
) -> None:
    shown = page(client, address)
    assert '"data-said": "Hidden, missing or not applicable' in shown
    assert "Not said: hidden, missing or not applicable" in shown
