import json
import logging
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard import switchboard
from dashboard.settings import Settings
from measures import evaluate
from measures.catalogue import MEASURES, QUESTIONS, SHORT
from measures.measure import COUNCIL
from tests.council import Extract, council
from tests.dashboard.pages import layout, page
from warehouse.read import EVERYTHING

RUBBISH = "bogus=1&month=never&page=-4&team=%00&sort=%27%3B--&drawer=x&measure=%F0%9F%98%80&month=b"
PATHS = ["/", "/question/3", "/question/qa", "/measure/icpc_15wd", "/data", "/no/such/page"]


def test_ids_that_callbacks_use_stand_in_some_layout(app: Dash, client: FlaskClient) -> None:
    known = json.dumps(client.get("/_dash-layout").get_json())
    known += "".join(json.dumps(layout(client, path)) for path in PATHS)
    for wired in client.get("/_dash-dependencies").get_json():
        for used in wired["inputs"] + wired["state"]:
            assert f'"id": "{used["id"]}"' in known, used


@pytest.mark.parametrize("path", PATHS)
def test_pages_answer_whatever_is_in_the_address(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?{RUBBISH}").status_code == 200
    assert '"id": "main"' in page(client, f"{path}?{RUBBISH}")


def test_the_first_layout_holds_no_figures(client: FlaskClient) -> None:
    assert "Re-referrals" not in client.get("/_dash-layout").get_data(as_text=True)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_question_has_its_page(client: FlaskClient, key: str) -> None:
    shown = page(client, f"/question/{key.lower()}")
    assert QUESTIONS[key] in shown
    assert all(asks in shown for asks in ("How much did we do?", "Is anyone better off?"))


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_its_page_and_its_sql(client: FlaskClient, name: str) -> None:
    assert MEASURES[name].definition in page(client, f"/measure/{name}")
    assert "select" in page(client, f"/measure/{name}?drawer=sql")


def test_the_overview_has_all_questions_and_headlines(client: FlaskClient) -> None:
    shown = page(client, "/")
    assert all(SHORT[str(n)] in shown for n in range(1, 11))
    assert all(m.label in shown for m in MEASURES.values() if m.headline)
    assert "Sample data" in shown


def test_links_keep_the_unit_and_the_month(warehouse: Path, client: FlaskClient) -> None:
    nodes = evaluate.below(warehouse, EVERYTHING, COUNCIL)
    month = evaluate.snapshot(warehouse).months[-3]
    service = nodes[0].unit.service
    shown = page(client, f"/?service={service}&month={month:%Y-%m}")
    address = f"service={service.replace(' ', '%20').replace('&', '%26')}&month={month:%Y-%m}"
    assert f"/data?{address}" in shown
    assert f"/question/3?{address}" in shown


@pytest.mark.parametrize("name", ["icpc_15wd", "referrals_received", "assessment_median_days"])
def test_the_rows_count_to_the_figure(warehouse: Path, client: FlaskClient, name: str) -> None:
    month = evaluate.snapshot(warehouse).latest_month
    (series,) = evaluate.measure_series(warehouse, EVERYTHING, name, COUNCIL)
    point = series.at(month)
    assert point is not None
    cases = point.numerator if MEASURES[name].kind == "count" else point.denominator
    rows = f"{cases:,.0f} row{'' if cases == 1 else 's'}"
    assert rows in page(client, f"/measure/{name}?drawer=rows")


def test_rows_can_be_turned_and_sorted(client: FlaskClient) -> None:
    first = page(client, "/measure/contacts_received?drawer=rows&sort=case_id")
    second = page(client, "/measure/contacts_received?drawer=rows&sort=case_id&page=2")
    assert '"aria-sort": "ascending"' in first
    assert "Rows 1 to 50 of" in first
    assert "Rows 51 to" in second
    beyond = page(client, "/measure/contacts_received?drawer=rows&sort=case_id&page=900")
    assert "Rows 1 to 50 of" in beyond


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?service=Nowhere", "no such service, locality or team"),
        ("/?month=1999-01", "There are no figures for January 1999"),
        ("/question/11", "There are ten questions"),
        ("/measure/nothing", "There is no measure of that name"),
        ("/nothing/here", "There is no page at this address"),
    ],
)
def test_what_is_not_there_is_said_with_a_way_back(
    client: FlaskClient, address: str, said: str
) -> None:
    shown = page(client, address)
    assert said in shown
    assert '"href": "/"' in shown


def test_before_the_first_load_the_page_says_how(tmp_path: Path) -> None:
    client = create_app(Settings(warehouse=tmp_path)).server.test_client()
    assert "triangulate load FOLDER" in page(client, "/")
    assert client.get("/export/cla_open.csv").status_code == 503


def test_what_breaks_gives_a_reference_that_the_log_has_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, logger="triangulate"):
        shown = json.dumps(switchboard.failed(ValueError("secret")).to_plotly_json(), default=str)
    reference = caplog.records[0].getMessage().removeprefix("reference ")
    assert reference in shown
    assert "secret" not in shown


def test_an_empty_extract_has_pages_without_figures(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    small = council(extract, tmp_path)
    client = create_app(Settings(warehouse=small.warehouse)).server.test_client()
    shown = page(client, "/")
    assert "none of the 29 headline measures has a figure" in shown
    assert '"children": ["0%"' not in shown
    assert '"children": ["Not supplied"' in shown
    assert "Not supplied: " in page(client, "/measure/icpc_15wd")
    assert '"id": "main"' in page(client, "/data")
