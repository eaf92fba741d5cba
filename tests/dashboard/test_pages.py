import json
import logging
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from dashboard.components import unequal
from dashboard.pages.measure import drawer
from dashboard.pages.overview import answer, changes
from dashboard.view import url
from dashboard.view.url import Filters
from dashboard.web import router
from dashboard.words import agreement, codes, sentences
from measures.answers.attention import AttentionOf
from measures.answers.comparison import FunnelOf
from measures.answers.groups import GroupsOf
from measures.answers.series import SeriesOf
from measures.answers.signals import SignalsOf
from measures.answers.statements import Agenda, Celebrations, Telling, TriangulatedOf, UrgentOf
from measures.catalogue import MEASURES, QUESTIONS, SHORT, headlines, subject
from measures.council.snapshot import snapshot
from measures.council.view import View
from measures.evidence.agreement import AGREE_STRENGTH, DISAGREE
from measures.evidence.sources import WEIGHED_BY
from measures.signals.method import RULES
from tests.council import Extract, council, run
from tests.dashboard.addresses import every_page
from tests.dashboard.pages import layout, page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL

RUBBISH = "bogus=1&month=never&page=-4&team=%00&sort=%27%3B--&drawer=x&source=%27&kpq=11&by=x&view=%3C&measure=%F0%9F%98%80&month=b"
PATHS = every_page(
    "/question/qa",
    "/triangulation?kpq=3&source=families",
    "/triangulation?kpq=5&by=units",
    "/triangulation?view=silence",
    "/no/such/page",
)


def test_ids_that_callbacks_use_stand_in_some_layout(app: Dash, client: FlaskClient) -> None:
    known = json.dumps(client.get("/_dash-layout").get_json())
    known += "".join(json.dumps(layout(client, path)) for path in PATHS)
    for wired in client.get("/_dash-dependencies").get_json():
        for used in wired["inputs"] + wired["state"]:
            assert f'"id": "{used["id"]}"' in known, used


@pytest.mark.parametrize("path", PATHS)
def test_pages_answer_whatever_is_in_the_address(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}{'&' if '?' in path else '?'}{RUBBISH}").status_code == 200
    assert '"id": "main"' in page(client, f"{path}{'&' if '?' in path else '?'}{RUBBISH}")


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
    nodes = View.of(warehouse, EVERYTHING).below
    month = snapshot(warehouse).months[-3]
    service = nodes[0].unit.service
    shown = page(client, f"/?service={service}&month={month:%Y-%m}")
    address = f"service={service.replace(' ', '%20').replace('&', '%26')}&month={month:%Y-%m}"
    assert f"/data?{address}" in shown
    assert f"/question/3?{address}" in shown


@pytest.mark.parametrize("name", ["icpc_15wd", "referrals_received", "assessment_median_days"])
def test_the_rows_count_to_the_figure(warehouse: Path, client: FlaskClient, name: str) -> None:
    month = snapshot(warehouse).latest_month
    (series,) = (
        *View.of(warehouse, EVERYTHING, COUNCIL)
        .answer(SeriesOf((subject(name).measure,), None))
        .values(),
    )
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
    client = signed_in(create_app(Settings(warehouse=tmp_path)))
    assert "triangulate load FOLDER" in page(client, "/")
    assert client.get("/export/cla_open.csv").status_code == 503


def test_what_breaks_gives_a_reference_that_the_log_has_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, logger="triangulate"):
        shown = json.dumps(router.failed(ValueError("secret")).to_plotly_json(), default=str)
    reference = caplog.records[0].getMessage().removeprefix("reference ")
    assert reference in shown
    assert "secret" not in shown


def test_an_empty_extract_has_pages_without_figures(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    small = council(extract, tmp_path)
    client = signed_in(create_app(Settings(warehouse=small.warehouse)))
    shown = page(client, "/")
    assert "none of the 29 headline measures has a figure" in shown
    assert '"children": ["0%"' not in shown
    assert '"children": ["Not supplied"' in shown
    assert "Not supplied: " in page(client, "/measure/icpc_15wd")
    assert '"id": "main"' in page(client, "/data")


def test_the_overview_says_what_the_signals_say(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    names = [measure.id for measure in headlines()]
    found = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(
        SignalsOf(tuple(MEASURES[name] for name in names), 1)
    )
    shown = page(client, "/")
    judged = [said for (said,) in found.values() if said.variation in answer.JUDGED]
    usual = sum(1 for said in judged if said.variation == "common")
    assert f"{usual} of {len(judged)} measures judged are as usual" in shown
    for variation in {signal.variation for (signal,) in found.values()}:
        assert sentences.VARIATIONS[variation] in shown


def test_all_that_stands_is_listed_with_what_chance_would_give(
    warehouse: Path, client: FlaskClient
) -> None:
    view = View.of(warehouse, EVERYTHING, COUNCIL, snapshot(warehouse).latest_month)
    found, every = view.answer(AttentionOf(), Telling())
    shown = page(client, "/")
    told = len(changes.where_apart(every)) + len(changes.whom_to_learn_from(every))
    stands = (*found.concerns, *found.celebrations, *found.changed, *found.over, *found.missed)
    apart = [one for one in found.apart if one.better is not None]
    listed = told + len(stands) + len(apart) + len(found.unequal) + len(view.answer(UrgentOf()))
    assert shown.count('"className": "change"') == listed > 0
    assert f"by chance alone {sentences.about(found.by_chance.standing)}" in shown
    assert "/data#signals" in shown
    assert '"id": "signals"' in page(client, "/data")
    for one in stands:
        at = url.link(f"/measure/{one.signal.measure_id}", Filters().at(one.node.unit))
        assert at in shown


def test_the_answer_says_who_stands_apart(warehouse: Path, client: FlaskClient) -> None:
    """Beside what all measures say against themselves: the team furthest behind the others, and
    the children of the council served less well by the widest gap."""
    view = View.of(warehouse, EVERYTHING, COUNCIL, snapshot(warehouse).latest_month)
    found = view.answer(AttentionOf())
    behind = [one for one in found.apart if one.better is False and one.node.unit.team_id]
    children = [one for one in found.unequal if one.node.unit == COUNCIL]
    assert behind and children
    first = f"{behind[0].node.name} ({MEASURES[behind[0].measure_id].label})"
    group = children[0].group
    served = codes.children(group.dimension, group.group)
    second = f"{served} ({MEASURES[children[0].measure_id].label})"
    assert f"Not the same for all: {first} and {second} stand apart." in page(client, "/")


@pytest.mark.parametrize("measure", WEIGHED_BY)
def test_a_count_without_a_good_direction_says_how_triangulation_reads_it(
    client: FlaskClient, measure: str
) -> None:
    """Changed on one page and a concern on another: one sentence joins them."""
    source = WEIGHED_BY[measure]
    assert MEASURES[measure].better is None
    said = f"in Triangulation more {source.many} than usual are a {source.more_means}."
    assert said in page(client, f"/measure/{measure}")


def test_units_below_carry_the_number_of_their_signals(
    warehouse: Path, client: FlaskClient
) -> None:
    view = View.of(warehouse, EVERYTHING, COUNCIL, snapshot(warehouse).latest_month)
    found = view.answer(AttentionOf())
    marks = [found.marks(node.unit) for node in view.below]
    shown = page(client, "/")
    for kind, word in (("concern", "of concern"), ("improvement", "improving")):
        assert shown.count(f'" {word}"') == sum(1 for count in marks if count[kind])
    assert any(count["concern"] + count["improvement"] for count in marks)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("assessment_45wd", RULES["xmr"]),
        ("icpc_15wd", RULES["tails"]),
        ("cpp_review_on_time", RULES["tails_month"]),
        ("cla_open", "A stock moves slowly"),
        ("cpp_category_mix:NEG", "not judged by a signal"),
    ],
)
def test_the_method_of_a_figure_stands_behind_it(client: FlaskClient, name: str, said: str) -> None:
    assert said in page(client, f"/measure/{name}?drawer=method")


def test_settings_are_said_in_plain_words(client: FlaskClient) -> None:
    assert set(drawer.SETTINGS) >= {name for m in MEASURES.values() for name in m.settings}
    shown = page(client, "/measure/cpp_visit_on_time")
    assert "20 working days between child protection visits" in shown
    assert "cp_visit_working_days" not in shown


def test_teams_stand_in_a_funnel_with_their_table(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    found = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(
        FunnelOf(subject("assessment_45wd"), "team")
    )
    assert found is not None
    shown = page(client, "/measure/assessment_45wd")
    assert "by more than chance" in shown
    for unit in found.units:
        assert f"{unit.numerator:,.0f} of {unit.denominator:,.0f}" in shown


def test_every_group_is_held_against_the_rest(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    found = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(
        GroupsOf(subject("assessment_45wd"))
    )
    shown = page(client, "/measure/assessment_45wd")
    assert f"of {len(found)} groups" in shown
    assert all(unequal.called(group) in shown for group in found)
    assert "Unequal outcomes" not in page(client, "/measure/cpp_open")


def test_a_month_to_date_has_no_verdict_yet(tmp_path: Path) -> None:
    extract = Extract(as_at="2026-03-15")
    extract.team("T1")
    client = create_app(Settings(warehouse=council(extract, tmp_path).warehouse))
    shown = page(signed_in(client), "/?month=2026-03")
    assert "This month is not complete, so nothing in it is judged yet." in shown


@pytest.mark.prove
def test_the_overview_finds_the_planted_fall_in_timely_conferences(tmp_path: Path) -> None:
    extract, warehouse = tmp_path / "extract", tmp_path / "warehouse"
    run("sample", str(extract), "--scale", "0.4", "--months", "30")
    run("load", str(extract), "--warehouse", str(warehouse))
    shown = page(signed_in(create_app(Settings(warehouse=warehouse))), "/")
    found = View.of(warehouse, EVERYTHING).answer(AttentionOf())
    fell = [one for one in found.concerns if one.signal.measure_id == "icpc_15wd"]
    assert any(not one.node.unit.team_id for one in fell)
    assert all(sentences.briefly(one.signal, one.point) in shown for one in fell)


def test_each_question_says_whether_its_sources_agree(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    shown = page(client, "/")
    every = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(TriangulatedOf())
    assert len(every) == 10
    for one in every:
        assert agreement.reason(one) in shown
        assert f"/triangulation?kpq={one.kpq}#beside" in shown


def test_the_rail_tells_where_sources_disagree_and_whom_to_learn_from(
    warehouse: Path, client: FlaskClient
) -> None:
    month = snapshot(warehouse).latest_month
    every = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(Telling())
    first = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(Agenda(1000))
    apart = [(one.kpq, one.unit) for one in first if one.verdict == DISAGREE]
    assert [(one.kpq, one.unit) for one in changes.where_apart(every)] == apart[: changes.APART]
    praised = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(Celebrations(1))
    assert [(one.kpq, one.unit) for one in changes.whom_to_learn_from(every)] == [
        (one.kpq, one.unit) for one in praised if one.verdict == AGREE_STRENGTH
    ]
    assert ("Sources disagree" in page(client, "/")) == bool(apart)
