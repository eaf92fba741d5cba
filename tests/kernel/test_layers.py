"""The walls of the house: who may import whom, and what the SQL of the facts may hold."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlglot
from sqlglot.errors import ErrorLevel

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("sample", "warehouse", "measures", "dashboard", "cli")
MODULES = [
    ROOT / "app.py",
    *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))),
]
FACTS = sorted((ROOT / "queries" / "facts").rglob("*.sql"))
FOR_FACTS = sorted((ROOT / "queries" / "work" / "care").glob("*.sql"))
QUERIES = sorted((ROOT / "queries").rglob("*.sql"))

MAY_IMPORT = {
    "sample": {"sample"},
    "warehouse": {"warehouse"},
    "measures": {"measures", "warehouse"},
    "dashboard": {"dashboard", "measures", "warehouse"},
    "cli": {"cli", "sample", "dashboard", "measures", "warehouse"},
    "app.py": {"dashboard", "measures", "warehouse"},
}
# The folders of each room from the top down: none imports one that stands before it.
INNER = {
    "sample": ("files", "evidence", "records", "journeys", "people", "design"),
    "warehouse": (
        "load", "published", "gate", "extract", "snapshots", "model", "journal", "tables",
        "toml", "problems", "modes", "paths",
    ),
    "measures": (
        "load", "answers", "evidence", "benchmarks", "signals", "disclosure", "council",
        "catalogue", "statistics", "model",
    ),
    "dashboard": (
        "pages", "callbacks", "web", "components", "charts", "view", "words", "access", "tags",
    ),
}  # fmt: skip
MOST_FILES = 12
OWNED = {
    "duckdb": {"warehouse"},
    "sqlalchemy": {"warehouse"},
    "dash": {"dashboard", "app.py"},
    "flask": {"dashboard", "app.py"},
    "plotly": {"dashboard", "app.py"},
    "dash_bootstrap_components": {"dashboard", "app.py"},
}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def called(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name; `from a import b` may name a.b."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def folder(path: Path) -> str:
    """The folder or file of its room that a module belongs to; "" for the room's own face."""
    second = path.relative_to(ROOT).with_suffix("").parts[1]
    return "" if second == "__init__" else second


def every_import() -> list[tuple[Path, str]]:
    return [(path, name) for path in MODULES for name in imports(path)]


def test_the_house_is_where_we_look() -> None:
    assert {room(path) for path in MODULES} == set(MAY_IMPORT)
    assert len(every_import()) > 300
    assert len(FACTS) > 20


def test_rooms_import_downwards_only() -> None:
    upwards = [
        f"{called(path)} imports {name}; {room(path)} may import {sorted(MAY_IMPORT[room(path)])}"
        for path, name in every_import()
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in MAY_IMPORT[room(path)]
    ]
    assert not upwards, "\n".join(upwards)


def test_a_library_has_one_room() -> None:
    strays = [
        f"{called(path)} imports {name}; only {sorted(OWNED[name.split('.')[0]])} may"
        for path, name in every_import()
        if room(path) not in OWNED.get(name.split(".")[0], {room(path)})
    ]
    assert not strays, "\n".join(strays)


def test_nobody_imports_the_application_or_the_tests() -> None:
    wrong = [
        f"{called(path)} imports {name}"
        for path, name in every_import()
        if name.split(".")[0] in ("app", "tests")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", INNER)
def test_no_arrow_runs_back_up_inside_a_room(name: str) -> None:
    order = INNER[name]
    standing = {folder(path) for path in MODULES if room(path) == name} - {""}
    assert standing == set(order), "a new folder has its place in INNER"
    upwards = [
        f"{called(path)} imports {imported}; {folder(path)} stands below {above}"
        for path, imported in every_import()
        if room(path) == name and folder(path)
        for above in order[: order.index(folder(path))]
        if f"{imported}.".startswith(f"{name}.{above}.")
    ]
    assert not upwards, "\n".join(upwards)


def test_pages_import_none_of_each_other() -> None:
    wrong = [
        f"{called(path)} imports {name}"
        for path, name in every_import()
        if room(path) == "dashboard"
        and name.startswith("dashboard.pages.")
        and not name.startswith(".".join(path.relative_to(ROOT).parts[:3]))
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_application_imports_callbacks() -> None:
    importers = {path for path, name in every_import() if name.startswith("dashboard.callbacks")}
    assert importers == {ROOT / "app.py"}


def test_a_page_is_a_folder() -> None:
    folders = [path for path in (ROOT / "dashboard" / "pages").iterdir() if path.is_dir()]
    wrong = [
        called(path)
        for path in folders
        if path.name != "__pycache__" and not (path / "page.py").exists()
    ]
    assert len(folders) > 5
    assert not wrong, f"each declares PAGE in its page.py: {wrong}"


def test_a_folder_holds_at_most_twelve_files() -> None:
    counts = Counter(path.parent for path in (*MODULES, *QUERIES) if path.name != "__init__.py")
    full = {called(path): n for path, n in counts.items() if n > MOST_FILES}
    assert not full, f"give these walls, by subject: {full}"


def test_only_the_command_line_asks_with_the_scope_of_the_operator() -> None:
    """Beside it, the two places that find out which units there are to give to people."""
    wrong = [
        called(path)
        for path, name in every_import()
        if name.endswith(".EVERYTHING")
        and not called(path).startswith(
            ("warehouse/", "cli/", "dashboard/access/identity.py", "dashboard/access/demo.py")
        )
    ]
    assert not wrong, f"ask with the reader's scope, or NOBODY for what is public: {wrong}"


def test_imports_are_absolute() -> None:
    wrong = [
        f"{called(path)}, line {node.lineno}"
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not wrong, f"write the whole name: {wrong}"


def test_names_say_what_a_module_holds() -> None:
    named = {path: path.relative_to(ROOT).with_suffix("").parts for path in MODULES}
    wrong = [called(path) for path, parts in named.items() if SAYS_NOTHING & set(parts)]
    assert not wrong, f"name these after what they hold: {wrong}"


def test_nothing_is_printed() -> None:
    wrong = [
        f"{called(path)}, line {node.lineno}"
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not wrong, f"print nothing; the command line uses typer.echo: {wrong}"


def words_of(sql: str) -> str:
    """A statement without its comments and without what stands in quotes."""
    bare = re.sub(r"--[^\n]*", "", sql)
    return re.sub(r"'[^']*'", "''", bare)


@pytest.mark.parametrize("path", QUERIES, ids=called)
def test_sql_is_lower_case_and_states_its_grain(path: Path) -> None:
    sql = path.read_text("utf-8")
    assert words_of(sql) == words_of(sql).lower()
    assert re.search(r"^-- Grain: \S", sql, re.MULTILINE), "state the grain in the head"


def test_tables_are_made_by_files_of_queries() -> None:
    """Only what takes its columns or its name from elsewhere is made in Python."""
    made = {
        called(path)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(r"\s*create\b.*\b(table|view|schema|macro)\b", node.value)
    }
    by_the_tables_of_an_extract = {
        f"warehouse/extract/{name}.py" for name in ("contract", "files", "ingest", "rows")
    }
    of_each_fact_or_source = {
        f"warehouse/load/{name}.py"
        for name in ("doubt", "evidence", "facts", "finish", "triangulation")
    }
    as_a_page_asks = {"warehouse/published/benchmark.py"}
    known = by_the_tables_of_an_extract | of_each_fact_or_source | as_a_page_asks
    assert made <= known, f"write these under queries/: {made - known}"


@pytest.mark.parametrize("path", [*FACTS, *FOR_FACTS], ids=called)
def test_facts_are_portable(path: Path) -> None:
    sql = path.read_text("utf-8")
    bare = words_of(sql)
    assert not re.search(r"\bround\s*\(", bare), "rounding belongs to the page"
    assert not re.search(r"(?<![\w.])\d+\.\d", bare), "cast a whole number to double instead"
    assert not re.search(r"select\s+(\w+\.)?\*", bare), "name the columns"
    assert not re.search(r"\bqualify\b|\blist_\w+\s*\(|\[", bare), "keep to shared SQL"
    (spark,) = sqlglot.transpile(
        sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE
    )
    assert spark.lower().count("select") == bare.count("select")


@pytest.mark.parametrize("path", FACTS, ids=called)
def test_facts_end_in_the_columns_that_open_a_figure(path: Path) -> None:
    (statement,) = sqlglot.parse(path.read_text("utf-8"), read="duckdb")
    assert statement is not None
    assert statement.named_selects[:3] == ["case_id", "person_id", "on_date"]
    assert "team_id" in statement.named_selects
