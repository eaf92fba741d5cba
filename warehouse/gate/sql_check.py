"""The check of every statement that readers' questions are made of.

A statement says what it needs in its head (`-- needs: aggregates`), is exactly one SELECT, and
reads nothing but the views and tables listed here and its own CTEs. What is not listed does not
exist: a view added tomorrow is refused until it stands here with what it needs.
"""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import duckdb

from warehouse.gate.scope import NEEDS
from warehouse.model.facts import evidence, views

PUBLIC = {
    *(
        ("meta", name)
        for name in (
            "asked",
            "codebook",
            "content",
            "evidence_source",
            "fact_column",
            "measure",
            "rule_setting",
            "setting",
            "standing",
            "threshold",
            "unread",
        )
    ),
    *(
        ("benchmark", name)
        for name in (
            "area",
            "beside",
            "indicator",
            "inspection",
            "neighbour",
            "value",
        )
    ),
    ("seen", "finding"),
    ("seen", "latest_load"),
    ("seen", "left_out"),
    ("seen", "table_date"),
}
FIGURES = {
    ("seen", name)
    for name in (
        "apart",
        "compared",
        "funnel",
        "evidence_month",
        "series",
        "signal",
        "silence",
        "statement",
        "unequal",
        "unit",
        "verdict",
    )
}
KEYS = {("seen", "row_set_aside")}
QUALITY = {
    ("meta", "finding"),
    ("meta", "noted"),
    ("meta", "table_load"),
    ("seen", "noted"),
    ("seen", "set_aside"),
    *KEYS,
}
ROW_VIEWS = {("seen", "child"), ("seen", "moderated"), ("seen", "evidence_row")}
TEXTS = {("seen", "unthemed")}
# Macros of a snapshot; those of the schema `scope` hold the views, and no statement may ask them.
MACROS = {("seen", "within"), ("seen", "age_band")}
TABLE_FUNCTIONS = {"unnest", "range", "generate_series"}
# Functions that reach for what lies around the database, or for the scope itself.
OUTSIDE = re.compile(
    r"getvariable|getenv|current_setting|current_database|query|query_table|write_log|checkpoint"
    r"|nextval|currval|.*secret.*|(duckdb|pragma|read|sniff|parquet|glob|json_execute)(_.*)?"
)
_NEEDS = re.compile(r"^-- needs: (\w+)$", re.MULTILINE)
_lock = threading.Lock()


class UnsafeStatement(Exception):
    """A statement that no reader may ask; the message says which rule it breaks."""


@dataclass(frozen=True)
class CheckedQuery:
    """A statement that has passed: what it needs, the facts whose cases it reads, and whether it
    names rows that were set aside by their keys. One that `counts` reads cases alone, and no
    figure."""

    needs: str
    facts: frozenset[str]
    names_rows: bool = False
    counts: bool = False


@lru_cache(maxsize=2048)
def checked(sql: str) -> CheckedQuery:
    """Check a statement, once for each text. Raises UnsafeStatement with the rule it breaks."""
    needs = _declared(sql)
    tree = _parsed(sql)
    read = set(_tables(tree))
    _refuse_functions(tree)
    wrong = sorted(".".join(name) for name in read if not _listed(name))
    if wrong:
        raise UnsafeStatement(
            f"It reads {', '.join(wrong)}; readers read the views of `seen`, the public tables of"
            " `meta` and `benchmark`, and what a `with` of the same statement names."
        )
    for name in read:
        _enough(needs, name, tree)
    named = frozenset(fact for name in read & rows() for fact in _facts(name))
    counts = bool(named) and read <= rows() | PUBLIC
    return CheckedQuery(needs, named, not read.isdisjoint(KEYS), counts)


def _declared(sql: str) -> str:
    found = _NEEDS.findall(sql)
    if len(found) != 1 or found[0] not in NEEDS:
        raise UnsafeStatement(
            f"Its head must say once what it needs, `-- needs: <one of {', '.join(NEEDS)}>`."
        )
    return str(found[0])


def _parsed(sql: str) -> dict[str, Any]:
    with _lock:
        try:
            parts = _parser().extract_statements(sql)
        except duckdb.Error as error:
            raise UnsafeStatement(f"It is no SQL: {str(error).splitlines()[0]}.") from error
        if len(parts) != 1 or parts[0].type != duckdb.StatementType.SELECT:
            raise UnsafeStatement("It must be exactly one SELECT.")
        text = _parser().execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()[0][0]
    tree: dict[str, Any] = json.loads(text)
    if tree["error"] or len(tree["statements"]) != 1:
        raise UnsafeStatement("It must be exactly one SELECT.")
    node: dict[str, Any] = tree["statements"][0]["node"]
    return node


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"enable_external_access": "false"})


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from _nodes(part)


def _tables(part: Any, known: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Every table that is read and is not a CTE in sight there, as (schema, name).

    Sight is kept as the database keeps it: a CTE sees those before it and not itself, so that no
    CTE can lend its name to a base table that is read elsewhere in the statement.
    """
    if isinstance(part, list):
        for inner in part:
            yield from _tables(inner, known)
    if not isinstance(part, dict):
        return
    _refuse_kinds(part)
    if part.get("type") == "BASE_TABLE":
        schema, name = part["schema_name"].casefold(), part["table_name"].casefold()
        if schema or name not in known:
            yield schema, name
    for entry in part.get("cte_map", {}).get("map", []):
        yield from _tables(entry["value"], known)
        known |= {entry["key"].casefold()}
    for name, inner in part.items():
        if name != "cte_map":
            yield from _tables(inner, known)


def _refuse_kinds(node: dict[str, Any]) -> None:
    if node.get("type") in ("SHOW_REF", "RECURSIVE_CTE_NODE"):
        raise UnsafeStatement("It must neither describe tables nor call itself.")
    if node.get("type") == "BASE_TABLE" and node["catalog_name"]:
        raise UnsafeStatement("It must not name a catalogue.")


def _refuse_functions(tree: dict[str, Any]) -> None:
    for node in _nodes(tree):
        if node.get("type") == "TABLE_FUNCTION":
            name = node["function"].get("function_name", "").casefold()
            if name not in TABLE_FUNCTIONS:
                raise UnsafeStatement(f"It reads the table function {name}.")
        elif "function_name" in node:
            schema, name = node.get("schema", "").casefold(), node["function_name"].casefold()
            if OUTSIDE.fullmatch(name) or (schema and (schema, name) not in MACROS):
                raise UnsafeStatement(f"It calls {f'{schema}.' if schema else ''}{name}.")


@cache
def rows() -> frozenset[tuple[str, str]]:
    """The views that hold a row a case."""
    return frozenset({("seen", name) for name in views()} | ROW_VIEWS)


def _facts(name: tuple[str, str]) -> Iterator[str]:
    """The facts whose cases a view shows: one, or those of all sources of evidence."""
    if name == ("seen", "evidence_row"):
        yield from (fact.name for fact in evidence().values())
    elif name == ("seen", "moderated"):
        yield "audits"
    else:
        yield name[1]


def _listed(name: tuple[str, str]) -> bool:
    return name in PUBLIC | FIGURES | QUALITY | TEXTS or name in rows()


def _enough(needs: str, name: tuple[str, str], tree: dict[str, Any]) -> None:
    """Refuse a statement that reads more than it declares."""
    allowed = (
        name in PUBLIC
        or (name in FIGURES and needs in ("aggregates", "rows", "text"))
        or (name in rows() and (needs in ("rows", "text") or _groups(needs, tree)))
        or (name in TEXTS and needs == "text")
        or (name in QUALITY and needs == "quality")
    )
    if not allowed:
        raise UnsafeStatement(
            f"It declares `{needs}`, which does not reach {'.'.join(name)}; cases without rows"
            " are read by a statement that groups."
        )


def _groups(needs: str, tree: dict[str, Any]) -> bool:
    """Whether an aggregate statement ends in groups of cases and not in cases."""
    return needs == "aggregates" and bool(tree.get("group_expressions"))
