import datetime as dt
import json
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from dashboard.charts import source_stack
from dashboard.pages.triangulation import matrix, silences
from dashboard.pages.triangulation.silences import quarters
from dashboard.words import agreement as verdicts
from dashboard.words import numbers
from measures.answers.evidence import Count
from measures.answers.side_by_side import SideBySideOf, StatementRows
from measures.answers.silence import Silence, SilenceOf
from measures.answers.statements import Statement, Triangulated, TriangulatedOf
from measures.council.snapshot import snapshot
from measures.council.view import View
from measures.evidence import agreement
from measures.evidence.statements import STATEMENTS
from measures.evidence.thresholds import thresholds
from measures.evidence.triangulate import SOURCES
from tests.council import Extract, council
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING, Forbidden, Scope
from warehouse.model.unit import COUNCIL, Unit

UNITS = (
    "",
    "&service=Families%20First",
    "&service=Families%20First&locality=East",
    "&team=FF04",
    "&team=UNASSIGNED",
)
HOW = ("kpq=3", "kpq=3&source=audits", "kpq=3&source=performance", "kpq=5&by=units", "view=silence")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("how", HOW)
def test_every_view_answers_for_every_kind_of_unit(
    client: FlaskClient, how: str, unit: str
) -> None:
    shown = page(client, f"/triangulation?{how}{unit}")
    assert '"id": "main"' in shown
    assert "Do our sources say the same?" in shown or "Where does nobody know?" in shown


@pytest.mark.parametrize("unit", [COUNCIL, Unit("Families First", "East")])
def test_each_cell_holds_the_word_and_number_that_are_stored(
    warehouse: Path, client: FlaskClient, unit: Unit
) -> None:
    month = snapshot(warehouse).latest_month
    found = View.of(warehouse, EVERYTHING, unit, month).answer(TriangulatedOf())
    query = "" if unit == COUNCIL else "?service=Families%20First&locality=East"
    cells = _cells(page(client, f"/triangulation{query}"))
    assert len(found) == len(cells) == 10
    for one, (row, together) in zip(found, cells, strict=True):
        for said, shown in zip(one.statements, row, strict=True):
            if said.statement != "none":
                word = verdicts.STATEMENTS[said.statement]
                counted = f"n {numbers.number(said.n)}"
                if said.source in ("performance", "benchmark"):
                    counted = "1 measure" if said.n == 1 else f"{said.n} measures"
                assert shown.startswith(f"{counted}\n{word}")
                assert ("immediate concern" in shown) == bool(said.urgent)
            else:
                assert shown in ("Not asked", "Gap", "None", "None, nothing in three months")
        assert together == f"{verdicts.word(one.verdict)} {verdicts.reason(one)}"


def _cells(shown: str) -> list[tuple[list[str], str]]:
    """The words of each row of the matrix: its eleven sources, and what they say together."""
    table = next(_with_class(json.loads(shown), "matrix"))
    rows = table["props"]["children"][2]["props"]["children"]
    said = [[_text(cell) for cell in row["props"]["children"][1:]] for row in rows]
    return [(row[:-1], row[-1]) for row in said]


def _with_class(node: object, name: str):
    if isinstance(node, list):
        for inner in node:
            yield from _with_class(inner, name)
    elif isinstance(node, dict):
        if node.get("props", {}).get("className") == name:
            yield node
        yield from _with_class(node.get("props", {}).get("children"), name)


def _text(node: object) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(_text(inner) for inner in node)
    return _text(node["props"].get("children")) if isinstance(node, dict) else ""


def test_sources_stand_in_their_fixed_order_under_their_groups(client: FlaskClient) -> None:
    shown = page(client, "/triangulation")
    places = [shown.index(f'"children": "{verdicts.NAMES[source]}"') for source in SOURCES]
    assert places == sorted(places)
    assert sum(span for _, span in verdicts.groups(SOURCES)) == len(SOURCES)


def _found(verdict: str, said: dict[str, str], sources: str) -> Triangulated:
    statements = tuple(Statement(one, said.get(one, "none"), 9, "") for one in SOURCES)
    return Triangulated(3, COUNCIL, dt.date(2026, 3, 1), statements, verdict, sources, False)


def test_every_verdict_has_its_word_and_a_reason_of_three_words() -> None:
    for chosen in combinations_with_replacement(range(len(STATEMENTS)), 4):
        said = dict(zip(("performance", "audits", "families", "disputes"), chosen, strict=True))
        codes = np.array([[said.get(source, 0) for source in SOURCES]], dtype=np.int8)
        (index,) = agreement.verdicts(codes)
        (carried,) = agreement.carriers(codes, np.array([index]), SOURCES)
        named = {source: STATEMENTS[code] for source, code in said.items()}
        found = _found(agreement.VERDICTS[index], named, carried)
        assert verdicts.word(found.verdict)
        reason = verdicts.reason(found)
        if found.verdict != agreement.LITTLE or " " not in carried:
            assert 1 <= len(reason.split()) <= 3, (found.verdict, reason)


def test_who_raises_a_concern_and_who_does_not_is_said_in_a_sentence() -> None:
    said = {"performance": "concern", "audits": "strength"}
    found = _found(agreement.DISAGREE, said, "strength: audits; concern: performance")
    assert verdicts.sides(found) == "the numbers raise a concern, the audits do not"
    assert verdicts.reason(found) == "numbers differ"
    said |= {"families": "strength", "benchmark": "concern", "disputes": "concern"}
    assert verdicts.sides(_found(agreement.DISAGREE, said, "")) == (
        "the numbers, the published figures and the disputes raise a concern,"
        " the audits and the families do not"
    )
    alone = _found(agreement.ONE_CONCERN, {"performance": "concern"}, "performance")
    assert (verdicts.word(alone.verdict), verdicts.reason(alone)) == (
        "One source",
        "numbers: concern",
    )


def test_where_measures_are_counted_it_says_measures() -> None:
    assert verdicts.rests_on(Statement("performance", "concern", 3, "")) == "3 measures"
    assert verdicts.rests_on(Statement("benchmark", "steady", 1, "")) == "1 measure"
    assert verdicts.rests_on(Statement("practitioners", "steady", 1601, "")) == "n 1,601"
    assert verdicts.urgent(1) == "1 immediate concern"
    assert verdicts.urgent(2) == "2 immediate concerns"


MONTHS = [dt.date(2024 + (i + 3) // 12, (i + 3) % 12 + 1, 1) for i in range(24)]


def test_an_adverse_part_is_hatched_and_every_count_stands_in_or_on_its_bar() -> None:
    counts = {
        MONTHS[0]: Count("", 40, {"GOOD_ON_IT": 26, "NOT_GOOD_ON_IT": 13, "IMMEDIATE_CONCERN": 1}),
        MONTHS[5]: Count("", 4, {"GOOD_ON_IT": 4}),
    }
    drawn = source_stack.columns_of(MONTHS, counts)
    assert len(drawn.children) == 24
    first = drawn.children[0]
    fills = [part.className for part in first.children[1:]]
    assert fills == ["part good", "part bad", "part alarm"]
    assert _text(first) == "402613", "the lowest part has no room for its number"
    assert first.title == f"{numbers.month(MONTHS[0])}: 26 good on the question, 13 not good on" + (
        " the question, 1 immediate concern"
    )
    heights = [int(part.style["height"].removesuffix("px")) for part in first.children[1:]]
    assert heights == [40, 20, 2]
    assert _text(drawn.children[5]) == "4"
    assert _text(drawn.children[1]) == ""
    words = [_text(one) for one in source_stack.parts_of(counts)]
    assert words == [
        "30 good on the question",
        "13 not good on the question",
        "1 immediate concern",
    ]


def test_three_months_of_expected_silence_are_drawn_as_a_gap() -> None:
    counts = {MONTHS[2]: Count("", 2, {"ALL": 2})}
    drawn = source_stack.columns_of(MONTHS, counts, gap=True)
    assert len(drawn.children) == 22
    assert (_text(drawn.children[-1]), drawn.children[-1].className) == ("Gap", "gap")


def test_every_source_that_is_asked_has_its_row_side_by_side(client: FlaskClient) -> None:
    shown = json.loads(page(client, "/triangulation?kpq=3"))
    rows = [_text(row) for row in _with_class(shown, "source")]
    for place, source in enumerate(("performance", "benchmark", "audits")):
        assert rows[place].startswith(verdicts.NAMES[source])
    assert "Target 85%" in rows[0] and "2 measures" in rows[0]
    assert "Published by year" in rows[1]
    assert len(next(_with_class(shown, "months axis"))["props"]["children"]) == 24


@pytest.mark.parametrize(
    ("received", "expected", "gap", "said"),
    [
        (146, 126.5, False, "146 of at least 126"),
        (0, 0.3, False, "0 none due"),
        (2, 1.9, False, "2 of at least 1"),
        (0, 1.0, True, "Gap: none of at least 1 expected"),
    ],
)
def test_the_map_of_silence_has_whole_numbers(
    received: int, expected: float, gap: bool, said: str
) -> None:
    one = Silence(COUNCIL, dt.date(2026, 3, 1), "audits", expected, received, gap)
    assert _text(silences._cell(one)) == said


def test_the_headline_names_where_sources_disagree() -> None:
    found = (
        _found(agreement.DISAGREE, {"performance": "strength", "audits": "concern"}, ""),
        _found(agreement.AGREE_STEADY, {}, ""),
    )
    first, apart, silence = verdicts.headline(found, 4, 20)
    assert first == "On one of two questions they agree."
    assert apart == "On one they disagree: right children in child protection."
    assert silence == "4 of 20 cells that were asked are gaps."


def test_rules_stand_beside_with_the_thresholds_in_use() -> None:
    chosen = thresholds()
    assert "75% or more good: strength" in matrix.rule("audits", chosen)
    assert "40% or fewer: concern" in matrix.rule("families", chosen)
    changed = {**chosen, "audits": {**chosen["audits"], "strength_from": 80.5}}
    assert "80.5% or more good: strength" in matrix.rule("audits", changed)
    for source in SOURCES:
        assert "{" not in matrix.rule(source, chosen)


def test_a_cell_opens_the_figures_the_rule_and_the_rows(
    warehouse: Path, client: FlaskClient
) -> None:
    month = snapshot(warehouse).latest_month
    rows = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(StatementRows("audits", 3))
    shown = page(client, "/triangulation?kpq=3&source=audits")
    assert numbers.rows(rows.total) in shown
    assert "Immediate concerns in 5% of the audits or more: concern" in shown
    assert "/evidence?source=audits" in shown
    assert "Side by side, month by month" in shown
    with pytest.raises(Forbidden):
        View.of(warehouse, Scope(), COUNCIL, month).answer(StatementRows("audits", 3))


def test_the_months_add_up_to_what_the_statement_rests_on(warehouse: Path) -> None:
    """Twelve months of audits, six of families: the same items, counted another way."""
    month = snapshot(warehouse).latest_month
    for kpq, source, months in ((3, "audits", 12), (5, "observations", 12), (5, "complaints", 3)):
        (found,) = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(TriangulatedOf(kpq=kpq))
        said = next(one for one in found.statements if one.source == source)
        counted = (
            View.of(warehouse, EVERYTHING, COUNCIL, month)
            .answer(SideBySideOf(kpq))
            .sources.get(source, {})
        )
        recent = sorted(counted)[-24:]
        within = sum(
            counted[day].n
            for day in recent
            if (month.year - day.year) * 12 + month.month - day.month < months
        )
        assert within == said.n


@pytest.mark.parametrize(
    ("month", "ends"),
    [
        (dt.date(2026, 9, 1), ["2025-12", "2026-03", "2026-06", "2026-09"]),
        (dt.date(2026, 10, 1), ["2025-12", "2026-03", "2026-06", "2026-09", "2026-10"]),
        (dt.date(2026, 2, 1), ["2025-03", "2025-06", "2025-09", "2025-12", "2026-02"]),
    ],
)
def test_silence_is_shown_by_quarter_and_to_the_month(month: dt.date, ends: list[str]) -> None:
    assert [f"{end:%Y-%m}" for end in quarters(month)] == ends


def test_a_team_that_is_silent_has_its_gaps_drawn(tmp_path: Path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1", service="Früh & Spät", locality="O'Hara")
    extract.add(
        "feedback",
        feedback_id="F1",
        date_received="2024-03-05",
        theme="RESPECT",
        source_group="PARENT",
        team_id="T1",
        sentiment="POSITIVE",
    )
    small = council(extract, tmp_path).warehouse
    client = signed_in(create_app(Settings(warehouse=small)))
    for address in ("/triangulation", "/triangulation?team=T1", "/triangulation?kpq=5&by=units"):
        shown = page(client, address)
        assert "Too little" in shown
        assert "nobody speaks" in shown
    gap = any(
        one.gap
        for one in View.of(small, EVERYTHING, COUNCIL, dt.date(2026, 3, 1)).answer(SilenceOf())
    )
    assert ('"Gap"' in page(client, "/triangulation?view=silence")) == gap


def test_an_extract_without_evidence_has_its_pages(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    client = signed_in(create_app(Settings(warehouse=council(extract, tmp_path).warehouse)))
    for how in ("", *HOW):
        assert '"id": "main"' in page(client, f"/triangulation?{how}")


def test_a_month_to_date_says_nothing_yet(tmp_path: Path) -> None:
    extract = Extract(as_at="2026-03-15")
    extract.team("T1")
    client = signed_in(create_app(Settings(warehouse=council(extract, tmp_path).warehouse)))
    assert "not complete" in page(client, "/triangulation?month=2026-03")


def test_an_auditor_reads_what_audits_say_and_no_other_source(app: Dash) -> None:
    auditor = signed_in(app, "auditor")
    shown = page(auditor, "/triangulation")
    assert "What audits, partners and reviews say of" in shown
    assert '"data-source": "Audits"' in shown
    assert '"data-source": "Complaints"' not in shown
    assert '"data-source": "Together"' not in shown
    evidence = page(auditor, "/evidence")
    assert "Do auditors judge as moderators do?" in evidence
    assert "source=complaints" not in evidence and "is not shown in this view" not in evidence


def test_the_view_for_a_wider_audience_reads_no_statement(app: Dash) -> None:
    manager = signed_in(app, "operations_manager")
    for address in ("/triangulation", "/evidence"):
        shown = page(manager, f"{address}?audience=wider")
        assert "is not shown in this view" in shown
        assert '"n ' not in shown


def test_a_reader_of_wholes_sees_the_matrix_of_another_unit_and_no_theme(app: Dash) -> None:
    manager = signed_in(app, "operations_manager")
    shown = page(manager, "/triangulation?kpq=5")
    assert "of ten questions they" in shown
    assert "What families spoke of most" not in shown
    families = page(manager, "/evidence?source=families")
    assert "Themes, kinds and rows are shown to those who answer for the unit." in families
    assert "Who said it" not in families
