"""What each role may read, against a pure-Python account of who answers for what."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from dash import Dash
from flask import g
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from measures.answers.cases import BreakdownOf, CasesOf, Listing
from measures.answers.series import supply
from measures.catalogue import subject
from measures.council.snapshot import snapshot
from measures.council.view import View
from measures.model.months import first_of
from tests.access.people import KEY, OWN, TEAM, scope
from tests.access.planted import TEAMS, child
from tests.dashboard.signed_in import signed_in
from warehouse.gate import read
from warehouse.gate.read import EVERYTHING, NOBODY, Forbidden, fetch, query
from warehouse.gate.roles import read_roles
from warehouse.gate.scope import WHOLE, Scope
from warehouse.model.facts import facts
from warehouse.model.unit import COUNCIL, Unit

ROLES = read_roles().roles
LISTING = ("referrals_received", "audit_good_or_better", "supervision_on_time")
FOREIGN = [team for team in TEAMS if team != TEAM]
NAMES = [
    WHOLE,
    *(Unit(service).key for service, _ in TEAMS.values()),
    *(Unit(service, locality).key for service, locality in TEAMS.values()),
    *(Unit(team_id=team).key for team in TEAMS),
]


def month(warehouse: Path) -> dt.date:
    return first_of(snapshot(warehouse).as_at)


def listed(warehouse: Path, whose: Scope, measure: str = "referrals_received") -> list[dict]:
    found = View.of(warehouse, whose, COUNCIL, month(warehouse)).answer(
        CasesOf(subject(measure), Listing(limit=None))
    )
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def teams(rows: list[dict]) -> set[str]:
    return {row["team_id"] for row in rows}


def test_the_operator_lists_every_case(warehouse: Path) -> None:
    rows = listed(warehouse, EVERYTHING)
    assert {row["person_id"] for row in rows} == {child(t, n) for t in TEAMS for n in range(8)}
    assert teams(rows) == set(TEAMS)


@pytest.mark.parametrize(
    ("role", "reached"),
    [
        ("team_manager", {"T-North-1"}),
        ("operations_manager", {"T-North-1", "T-North-2"}),
        ("strategic_manager", {"T-North-1", "T-North-2", "T-South-1"}),
        ("head_of_service", {"T-North-1", "T-North-2", "T-South-1"}),
        ("performance_analyst", set(TEAMS)),
    ],
)
def test_cases_are_listed_of_the_roles_own_units(
    warehouse: Path, role: str, reached: set[str]
) -> None:
    assert teams(listed(warehouse, scope(role))) == reached


@contextmanager
def asking(app: Dash, role: str) -> Iterator[Scope]:
    """Within a request that a person of a role makes: their scope."""
    number = signed_in(app, role).get_cookie("sid-demo").value
    with app.server.test_request_context("/", headers={"Cookie": f"sid-demo={number}"}):
        assert app.server.preprocess_request() is None
        yield g.principal.scope


@pytest.mark.parametrize("role", ["team_manager", "performance_analyst"])
def test_a_request_reads_cases_under_the_scope_of_who_asks_alone(
    warehouse: Path, app: Dash, role: str
) -> None:
    """A page that asks as the operator gets none, whatever it says that it needs."""
    wide = [
        EVERYTHING,
        replace(EVERYTHING, role="team_manager"),
        Scope(
            rows=frozenset({WHOLE}),
            facts=frozenset({"*"}),
            rights=frozenset({"rows", "text", "quality"}),
            role=role,
        ),
    ]
    with asking(app, role) as own:
        assert teams(listed(warehouse, own)) == (set(TEAMS) if role != "team_manager" else {TEAM})
        for other in wide:
            with pytest.raises(Forbidden, match="under no other"):
                listed(warehouse, other)
            for need in ("rows", "text"):
                sql = f"-- needs: {need}\nselect case_id from seen.referrals"
                with pytest.raises(Forbidden, match="under no other"):
                    fetch(warehouse, sql, other, {})
            with pytest.raises(Forbidden, match="under no other"):
                query(warehouse, "set_aside", other)
    assert len(listed(warehouse, EVERYTHING)) == 8 * len(TEAMS)


@pytest.mark.parametrize("role", ["senior_management", "administrator", "display", "auditor"])
def test_who_lists_no_children_is_refused_before_any_sql(
    warehouse: Path, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot(warehouse), supply(warehouse), listed(warehouse, EVERYTHING)
    monkeypatch.setattr(read, "_run", lambda *_: pytest.fail("a statement reached the database"))
    with pytest.raises(Forbidden):
        listed(warehouse, scope(role))


def test_managers_find_the_child_and_analysts_see_a_pseudonym(warehouse: Path) -> None:
    mine = listed(warehouse, scope("team_manager"))
    assert {row["person_id"] for row in mine} == {child(TEAM, n) for n in range(8)}
    hidden = listed(warehouse, scope("performance_analyst"))
    clear = listed(warehouse, EVERYTHING)
    assert {row["person_id"] for row in hidden} == {KEY.of(row["person_id"]) for row in clear}
    assert {row["case_id"] for row in hidden} == {KEY.of(row["case_id"]) for row in clear}
    assert "child" not in str(hidden)
    complaints = listed(warehouse, scope("performance_analyst"), "complaints_received")
    assert {row["category"] for row in complaints} == {"DELAY"}


def test_another_key_gives_other_pseudonyms(warehouse: Path) -> None:
    other = replace(scope("performance_analyst"), pseudonyms=type(KEY)(b"another key" * 4))
    first, second = listed(warehouse, scope("performance_analyst")), listed(warehouse, other)
    assert not {row["person_id"] for row in first} & {row["person_id"] for row in second}


def test_pseudonyms_without_a_key_are_refused(warehouse: Path) -> None:
    with pytest.raises(Forbidden):
        listed(warehouse, replace(scope("performance_analyst"), pseudonyms=None))


def test_a_column_that_nobody_listed_as_a_code_is_free_text(warehouse: Path) -> None:
    for role, reads in (
        ("performance_analyst", None),
        ("team_manager", None),
        ("operations_manager", "DELAY"),
    ):
        unlisted = replace(scope(role), codes=frozenset())
        rows = listed(warehouse, unlisted, "complaints_received")
        assert {row["category"] for row in rows} == {reads}


@pytest.mark.parametrize("role", ["performance_analyst", "team_manager"])
@pytest.mark.parametrize("sort", ["case_id", "category", "on_date", "numerator"])
def test_rows_are_not_ordered_by_what_is_hidden(warehouse: Path, role: str, sort: str) -> None:
    hidden = replace(scope(role), codes=frozenset())
    found = View.of(warehouse, hidden, COUNCIL, month(warehouse)).answer(
        CasesOf(subject("complaints_received"), Listing(sort, limit=None))
    )
    assert found.total in (8, 32)


def test_an_auditor_lists_audits_and_nothing_else(warehouse: Path) -> None:
    rows = listed(warehouse, scope("auditor"), "audit_good_or_better")
    assert len(rows) == 32
    assert "child" not in str(rows)
    for measure in ("referrals_received", "complaints_received", "supervision_on_time"):
        with pytest.raises(Forbidden):
            listed(warehouse, scope("auditor"), measure)


def test_strategic_managers_list_no_staff(warehouse: Path) -> None:
    assert listed(warehouse, scope("operations_manager"), "supervision_on_time")
    with pytest.raises(Forbidden):
        listed(warehouse, scope("strategic_manager"), "supervision_on_time")


@pytest.mark.parametrize("measure", LISTING)
@pytest.mark.parametrize("team", FOREIGN)
def test_no_unit_in_the_question_opens_another(warehouse: Path, measure: str, team: str) -> None:
    for unit in (Unit(*TEAMS[team], team), Unit(team_id=team)):
        view = View(warehouse, scope("team_manager"), unit, month(warehouse))
        found = view.answer(CasesOf(subject(measure)))
        assert (found.rows, found.total) == ((), 0)


def test_a_scope_that_holds_nothing_is_refused(warehouse: Path) -> None:
    now = month(warehouse)
    for held in (Scope(), Scope(rights=frozenset({"aggregates", "rows"}))):
        with pytest.raises(Forbidden):
            query(warehouse, "units", held, month=now)
        with pytest.raises(Forbidden):
            listed(warehouse, held)


def test_public_statements_share_one_answer_and_see_no_unit(warehouse: Path) -> None:
    assert query(warehouse, "snapshot", NOBODY) is query(warehouse, "snapshot", EVERYTHING)
    sql = "-- needs: public\nselect count(*) as n from seen.latest_load"
    assert fetch(warehouse, sql, NOBODY, {})


def test_groups_of_children_are_those_of_the_own_units(warehouse: Path) -> None:
    now = month(warehouse)
    whole = View.of(warehouse, EVERYTHING, COUNCIL, now).answer(
        BreakdownOf(subject("referrals_received"))
    )
    manager = scope("team_manager")
    mine = View.of(warehouse, manager, Unit(*OWN), now).answer(
        BreakdownOf(subject("referrals_received"))
    )
    assert {s.point.value for s in whole if s.dimension == "sex"} == {32}
    assert {s.point.value for s in mine if s.dimension == "sex"} == {8}
    assert {s.group for s in mine if s.dimension == "sex"} == {"F"}
    assert (
        View.of(warehouse, manager, COUNCIL, now).answer(BreakdownOf(subject("referrals_received")))
        == ()
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(held=st.frozensets(st.sampled_from(NAMES), min_size=1))
def test_every_view_shows_what_the_scope_answers_for(warehouse: Path, held: frozenset[str]) -> None:
    mine = Scope(
        exact=held,
        rows=held,
        facts=frozenset({"referrals"}),
        clear_ids=True,
        rights=frozenset({"aggregates", "rows"}),
    )
    for view in ("series", "signal", "unequal"):
        sql = f"-- needs: aggregates\nselect level, service, locality, team_id from seen.{view}"
        rows = {tuple(row.values())[1:] for row in fetch(warehouse, sql, EVERYTHING, {})}
        seen = {tuple(row.values())[1:] for row in fetch(warehouse, sql, mine, {})}
        assert seen == {row for row in rows if mine.answers_for(Unit(*row))}
    sql = "-- needs: rows\nselect service, locality, team_id from seen.referrals"
    rows = {tuple(row.values()) for row in fetch(warehouse, sql, EVERYTHING, {})}
    seen = {tuple(row.values()) for row in fetch(warehouse, sql, mine, {})}
    assert seen == {row for row in rows if mine.lists(Unit(*row))}


def test_a_cursor_without_scope_sees_no_row_of_any_view(warehouse: Path) -> None:
    path = read.snapshot_path(warehouse)
    for view in ("series", "signal", "unequal", "unit", "child", *facts()):
        counted = read._run(path, f"select count(*) as n from seen.{view}", read.Units(), {})
        assert counted == [{"n": 0}], view


def test_readers_side_by_side_never_see_each_others_rows(warehouse: Path) -> None:
    path, wrong = read.snapshot_path(warehouse), []
    sql = "select distinct team_id from seen.referrals"

    def ask(team: str) -> None:
        for _ in range(40):
            rows = read._run(path, sql, read.Units(exact=(Unit(team_id=team).key,)), {})
            wrong.extend(row for row in rows if row["team_id"] != team)

    threads = [threading.Thread(target=ask, args=(team,)) for team in list(TEAMS) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/*')",
        "attach '/tmp/x.duckdb'",
        "copy (select 1) to '/tmp/x.csv'",
        "install httpfs",
        "load httpfs",
        "set threads = 1",
        "reset threads",
        "create table t (a int)",
        "insert into unit select * from unit",
        "export database '/tmp/x'",
        "create secret s (type s3)",
        "set lock_configuration = false",
        "delete from unit",
    ],
)
def test_the_database_itself_refuses(warehouse: Path, sql: str) -> None:
    cursor = read._database(read.snapshot_path(warehouse)).cursor()
    with pytest.raises(duckdb.Error):
        cursor.execute(sql)
