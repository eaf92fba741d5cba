"""The check of statements: what passes is listed, everything else is refused."""

from pathlib import Path

import pytest

from warehouse.gate.sql_check import UnsafeStatement, checked
from warehouse.model.facts import evidence
from warehouse.paths import QUERIES, sql

FRAGMENTS = {"breakdown", "evidence"}
NAMED = [path for path in sorted((QUERIES / "pages").rglob("*.sql")) if path.stem not in FRAGMENTS]


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.stem)
def test_every_named_query_says_what_it_needs_and_reads_no_more(path: Path) -> None:
    checked(path.read_text("utf-8"))


def test_the_breakdown_passes_once_it_is_completed() -> None:
    whole = sql("pages", "breakdown")
    for fact in ("contacts", "plans_open"):
        text = whole.replace(
            "{cases}", f"select *, 1 as numerator, 1 as denominator from seen.{fact}"
        )
        assert checked(text).facts == {fact, "child"}


def test_the_rows_of_all_sources_are_those_of_each() -> None:
    found = checked("-- needs: rows\nselect item_id from seen.evidence_row")
    assert found.facts == {fact.name for fact in evidence().values()}
    with pytest.raises(UnsafeStatement, match="does not reach"):
        checked("-- needs: aggregates\nselect item_id from seen.evidence_row")


HOSTILE = [
    "select 1; select 2",
    "select 1; drop table unit",
    "copy (select 1) to '/tmp/x'",
    "attach '/tmp/x'",
    "set variable scope_exact = ['council']",
    "insert into unit values (1)",
    "pragma show_tables",
    "show tables",
    "describe seen.series",
    "summarize seen.series",
    "select * from (describe seen.series)",
    "select * from read_blob('warehouse.duckdb')",
    "select * from read_csv('/etc/passwd')",
    "select * from glob('*')",
    "select * from duckdb_settings()",
    "select * from pragma_table_info('unit')",
    "select * from query('select 1')",
    "select * from query_table('unit')",
    "select * from json_execute_serialized_sql('{}')",
    "select * from which_secret('a', 'b')",
    "select getenv('HOME')",
    "select getvariable('scope_exact')",
    "select current_setting('threads')",
    "select scope.holds_place('a', 'b', 'c')",
    "select main.lower('a')",
    "select system.main.getvariable('scope_exact')",
    "select * from scope.within('a')",
    "from '/etc/passwd'",
    "from 'x.parquet'",
    "select * from series",
    "select * from main.unit",
    "select * from fact.contacts",
    "select * from extract.ssd_person",
    "select * from meta.set_aside",
    "select examples from seen.finding, meta.left_out",
    "select * from information_schema.columns",
    "select * from sqlite_master",
    "select * from memory.seen.series",
    "select * from seen.nothing_of_the_kind",
    "select * from seen.series where team_id in (select team_id from main.unit)",
    "select (select max(team_id) from unit) as a",
    "with unit as (select * from unit) select * from unit",
    "select * from (with unit as (select 1 as a) select * from unit) as q, unit",
    "with recursive a as (select 1 as x union all select x + 1 from unit, a) select * from a",
    "with a as (select 1 as x) select * from a union all select service from unit",
    "select * from seen.series union all select * from main.series",
    "select not sql at all",
    "",
]


@pytest.mark.parametrize("statement", HOSTILE)
@pytest.mark.parametrize("needs", ["aggregates", "rows", "text", "quality"])
def test_hostile_statements_are_refused(statement: str, needs: str) -> None:
    with pytest.raises(UnsafeStatement):
        checked(f"-- needs: {needs}\n{statement}")


@pytest.mark.parametrize(
    ("needs", "statement"),
    [
        ("public", "select * from seen.series"),
        ("public", "select * from seen.contacts"),
        ("aggregates", "select case_id from seen.contacts"),
        ("aggregates", "select person_id from seen.child"),
        ("aggregates", "select example from meta.noted"),
        ("rows", "select example from meta.noted"),
        ("public", "select examples from meta.finding"),
        ("aggregates", "select examples from meta.finding"),
        ("quality", "select * from seen.contacts"),
    ],
)
def test_a_statement_reads_no_more_than_it_declares(needs: str, statement: str) -> None:
    with pytest.raises(UnsafeStatement, match="declares"):
        checked(f"-- needs: {needs}\n{statement}")


@pytest.mark.parametrize("head", ["", "-- needs: everything\n", "-- needs: rows\n-- needs: text\n"])
def test_a_statement_without_one_known_need_is_refused(head: str) -> None:
    with pytest.raises(UnsafeStatement, match="once"):
        checked(f"{head}select 1 as a")


def test_ctes_are_seen_where_the_database_sees_them() -> None:
    checked(
        "-- needs: aggregates\nwith a as (select * from seen.series), b as (select * from a)"
        " select * from b, a where b.team_id in (select team_id from a)"
    )
