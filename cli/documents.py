"""The pages that are written from the product itself: `python -m cli.documents`.

docs/measures.md, docs/access.md and docs/code.md are written whole; in docs/extract.md
only the parts between marks are.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.access.identity import opens
from dashboard.web.signin import OPEN
from measures.catalogue import QUESTIONS, UNCOUNTED, of_question
from measures.model.measure import Measure
from warehouse.extract.findings import GROUPS
from warehouse.gate.roles import AS_COUNTED, RIGHTS, Role, Roles, read_roles
from warehouse.model.facts import by_about, columns_needed
from warehouse.paths import ROOT
from warehouse.tables import TABLES
from warehouse.tables.code_lists import CodeList, code_lists
from warehouse.tables.table import ANY_NUMBER, Table

MEASURES_PAGE = ROOT / "docs" / "measures.md"
EXTRACT_PAGE = ROOT / "docs" / "extract.md"
COLUMNS = (
    "id",
    "title",
    "definition",
    "counts",
    "out of",
    "kind",
    "better",
    "standard",
    "source",
    "settings",
    "needs",
)
_HEAD = """# Measures

Every measure that the product counts, by question. Written from `measures/catalogue` by `make docs`; change the catalogue, not this page.

- **kind**: a percent is counts over out of, times 100; a mean is their quotient; a rate is per 10,000 children; a median is of the cases' own values.
- **better**: the direction that is good for children, where there is one.
- **needs**: tables or columns that must have been supplied, beside the table that the cases come from.
"""


def measures_page() -> str:
    """docs/measures.md: one table a question."""
    chapters = [_chapter(kpq, words) for kpq, words in QUESTIONS.items()]
    return "\n".join([_HEAD, *chapters, _uncounted()])


def _chapter(kpq: str, words: str) -> str:
    title = words if kpq == "QA" else f"{kpq}. {words}"
    return f"## {title}\n\n" + _table(COLUMNS, [_cells(measure) for measure in of_question(kpq)])


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cells(measure: Measure) -> tuple[str, ...]:
    return (
        f"`{measure.id}`",
        measure.title,
        measure.definition,
        measure.counts,
        measure.out_of,
        _kind(measure),
        measure.better or "",
        measure.standard,
        measure.standard_source,
        ", ".join(f"`{name}`" for name in measure.settings),
        ", ".join(_need(name) for name in measure.needs),
    )


def _kind(measure: Measure) -> str:
    if measure.categories and not measure.numerator and measure.kind == "percent":
        return "percent of each category"
    return f"{measure.kind}, 12 months" if measure.rolling else measure.kind


def _need(need: str) -> str:
    """A need in words: a table by its title, a column by its name, alternatives with "or"."""
    return " or ".join(
        f"`{option}`" if "." in option else f"{TABLES[option].title.lower()} (`{option}`)"
        for option in need.split("|")
    )


def _uncounted() -> str:
    lines = [f"- {one.title} (question {one.kpq})" for one in UNCOUNTED]
    return "## Without a counting rule\n\nNamed by the framework and not counted.\n\n" + (
        "\n".join(lines) + "\n"
    )


def extract_page(text: str) -> str:
    """docs/extract.md with its parts brought up to date; raises ValueError without the marks."""
    for name, part in (("tables", _tables), ("lists", _lists), ("contract", _contract)):
        begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"docs/extract.md lacks the marks {begin} and {end}; put them back.")
        text = f"{before}{begin}\n{part()}{end}{after}"
    return text


def _lists() -> str:
    """The codes of each list, with the words that are read for them."""
    rows: list[tuple[str, ...]] = [
        (name, ", ".join(_code(found, code) for code in found.codes))
        for name, found in sorted(code_lists().items())
    ]
    return _table(("list", "codes, and their words"), rows)


def _code(of: CodeList, code: str) -> str:
    words = [text for text, meant in of.words if meant == code]
    return f"`{code}` ({'; '.join(words)})" if words else f"`{code}`"


def _contract() -> str:
    """What each column of each table holds, and what is done where it cannot be read."""
    parts = []
    for table in TABLES.values():
        rows: list[tuple[str, ...]] = [
            (f"`{column}`", _holds(table, column), _misread(table, column))
            for column in table.columns
        ]
        head = ("column", "holds", "a cell that is not understood")
        parts.append(f"### `{table.name}`\n\n{_table(head, rows)}")
    return "\n".join(parts)


def _holds(table: Table, column: str) -> str:
    kind = table.contract[column]
    if kind == "list":
        more = ", or another of your own" if table.is_open(column) else ""
        return f"a code of the list {table.lists[column]}{more}"
    if kind == "number":
        between = table.numbers[column]
        return "a number" if between == ANY_NUMBER else f"a number from {between}"
    articles = {"team": "a team", "identifier": "an identifier", "text": "words", "code": "a code"}
    return articles.get(kind, f"a {kind}")


def _misread(table: Table, column: str) -> str:
    if table.contract[column] in ("name", "text", "code") or table.is_open(column):
        return "none is"
    if table.why_set_aside(column):
        return f"sets its row aside: {table.why_set_aside(column)}"
    if column not in columns_needed(table.name, table.columns) or column in table.spare:
        return "is listed"
    if column in GROUPS:
        return "reads as not known"
    if column in table.as_none:
        return "counts as none given"
    return "leaves out the cases that hang on it"


def _tables() -> str:
    head = ("table", "holds", "key", "child", "dates that may not be late", "other columns read")
    sources = dict.fromkeys(table.system for table in TABLES.values())
    return "".join(
        f"\n### {source}\n\n"
        + _table(head, [_columns(table) for table in TABLES.values() if table.system == source])
        for source in sources
    )


def _columns(table: Table) -> tuple[str, ...]:
    starts = tuple(name for name in table.columns if name in " ".join(table.starts))
    named = {*table.key, *starts, table.person}
    return (
        f"`{table.name}`",
        table.title,
        _names(table.key),
        _names((table.person,) if table.person else ()),
        _names(starts),
        _names(tuple(name for name in table.columns if name not in named)),
    )


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def write_measures() -> None:
    """Write the pages."""
    MEASURES_PAGE.write_text(measures_page(), "utf-8")
    EXTRACT_PAGE.write_text(extract_page(EXTRACT_PAGE.read_text("utf-8")), "utf-8")


ACCESS_PAGE = ROOT / "docs" / "access.md"
OWN = {
    "team": "own team",
    "locality": "own locality",
    "service": "own services",
    "council": "the whole council",
    "none": "none",
}
ELSEWHERE = {
    "own": "own unit",
    "near": "own locality, and the units above",
    "all": "all units",
    "near_exact": "own locality, and the units above",
    "exact": "all units",
    "none": "none",
}
COUNTED, COUNTED_END = "<!-- begin: counted -->", "<!-- end: counted -->"
ACCESS_HEAD = """# Who may see what

Written from `data/reference/roles.toml` by `make docs`; change the roles, not this page. A role, right, fact or column that is not written there is denied. The council's Caldicott Guardian decides what stands in it.

"""
ACCESS_TAIL = """
- **Own units**: figures as counted, by group and category too.
- **Wholes of other units** (`elsewhere = "exact"`, `"near_exact"`): every whole figure as counted, of every month, with what is said of it: signals, verdicts, statements, silence, how much evidence came and what it says. No group of children, no category but the council's through the grid, and nothing that stands on fewer than six people of the staff. Such pages say "For managers; not to be passed on".
- **Protected figures** (`"near"`, `"all"`, `"own"`): through the [protected grid](small-numbers.md), in which small numbers are hidden. What the own exact figures tell of the hidden ones of others is counted by `triangulate access --worked-out` ([small numbers](small-numbers.md#readers-who-know-their-own-figures)). Verdicts are shown of a unit and month only where the grid tells every series of the unit.
- Who lists the cases of a fact in all units may count them there: auditors read the evidence of audits, and what it says of each question, of every unit.
- A council may set any role to another word, and what it sets opens nothing more by an upgrade. A display and the view for a wider audience have the grid alone, whatever the role.
- **Cases**: the rows behind a figure. Identifiers are clear inside a manager's own units, since a manager must find the child, and keyed pseudonyms everywhere else.
- **Free text**: only what the snapshot holds at all; most of it is never read ([decision 17](decisions/0017-evidence-is-counted-without-its-words.md)).
- A unit, page or file outside a person's scope answers exactly as one that does not exist.
- Who has not signed in gets {open} and nothing else.
"""


def access_page(counted: str, rules: Roles | None = None) -> str:
    """docs/access.md: a table of the roles, what each word gives away as it was `counted` last, and
    what the cases are about."""
    rules = rules or read_roles()
    rows = [_row(role) for role in rules.roles.values()]
    open_ = ", ".join(f"`{method} {path}`" for method, path in sorted(OPEN))
    head = [name for name, _ in ROLE_COLUMNS]
    table = "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *rows])
    return (
        ACCESS_HEAD
        + table
        + "\n"
        + ACCESS_TAIL.format(open=open_)
        + f"\n## What each word gives away\n\n{COUNTED}\n{counted.strip()}\n{COUNTED_END}\n\n"
        + "\n".join(_about())
        + "\n"
    )


def counted_in(text: str) -> str:
    """What stands between the marks of docs/access.md. ValueError without the marks."""
    _, begin, rest = text.partition(COUNTED)
    counted, end, _ = rest.partition(COUNTED_END)
    if not begin or not end:
        raise ValueError(f"docs/access.md lacks the marks {COUNTED} and {COUNTED_END}.")
    return counted


def _elsewhere(role: Role, *, as_counted: bool) -> str:
    return ELSEWHERE[role.elsewhere] if (role.elsewhere in AS_COUNTED) is as_counted else "none"


def _row(role: Role) -> list[str]:
    return [said(role) for _, said in ROLE_COLUMNS]


def _cases(role: Role) -> str:
    if role.rows == "none" or "rows" not in role.rights:
        return "none"
    whose = OWN[role.own] if role.rows == "own" else "all"
    return f"{whose}: {', '.join(sorted(role.about))}"


def _identifiers(role: Role) -> str:
    if _cases(role) == "none":
        return "–"
    return "clear" if role.identifiers == "clear" else "pseudonyms"


def _has(right: str) -> Callable[[Role], str]:
    return lambda role: "yes" if right in role.rights else "no"


ROLE_COLUMNS: tuple[tuple[str, Callable[[Role], str]], ...] = (
    ("role", lambda role: f"{role.title} (`{role.name}`)"),
    ("own units", lambda role: OWN[role.own]),
    ("wholes of other units", lambda role: _elsewhere(role, as_counted=True)),
    ("protected figures", lambda role: _elsewhere(role, as_counted=False)),
    ("cases", _cases),
    ("identifiers", _identifiers),
    *(
        (words, _has(right))
        for words, right in (
            ("free text", "text"),
            ("export", "export"),
            ("data quality", "quality"),
            ("administration", "administer"),
        )
    ),
    ("opens first", lambda role: f"`{opens(role)}`"),
)


def _about() -> Iterator[str]:
    yield "## What cases are about\n"
    yield "| about | facts |"
    yield "| --- | --- |"
    for name, facts in by_about().items():
        yield f"| {name} | {', '.join(f'`{fact}`' for fact in sorted(facts))} |"
    yield "\n## What pages need\n"
    yield f"Each page, callback and route declares one of: `public` (signed in), {_words()}."
    yield "The product does not start with one that declares none."


def _words() -> str:
    return ", ".join(f"`{right}`" for right in RIGHTS)


def write_access() -> None:
    """Write the page."""
    counted = counted_in(ACCESS_PAGE.read_text("utf-8"))
    ACCESS_PAGE.write_text(access_page(counted), "utf-8")


CODE_PAGE = ROOT / "docs" / "code.md"
ROOMS = ("cli", "dashboard", "measures", "warehouse", "sample")
CODE_HEAD = """# The code's own glossary

Every folder of the house, its files, and the types that others may use, each in a sentence. Written from the code by `make docs`; change the docstring, not this page. How the rooms stand to one another, and how to add to them: [CONTRIBUTING](../CONTRIBUTING.md).
"""


def code_page() -> str:
    """docs/code.md: a chapter a folder, a line a file, a line a public type."""
    folders = sorted(path.parent for room in ROOMS for path in (ROOT / room).rglob("__init__.py"))
    return "\n".join([CODE_HEAD, *(line for folder in folders for line in _folder(folder))])


def _folder(folder: Path) -> Iterator[str]:
    yield f"## {folder.relative_to(ROOT)}\n"
    yield f"{_says(folder / '__init__.py')}\n"
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            yield f"- `{path.name}`: {_says(path)}"
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and _is_told(node):
                yield f"    - **{node.name}**: {_sentence(ast.get_docstring(node))}"
    yield ""


def _is_told(node: ast.ClassDef) -> bool:
    """A public type; of the tags, which are Dash's own, the one that all are made of."""
    return not node.name.startswith("_") and bool(ast.get_docstring(node))


def _says(path: Path) -> str:
    return _sentence(ast.get_docstring(ast.parse(path.read_text("utf-8"))))


def _sentence(text: str | None) -> str:
    """The first sentence of a docstring, on one line."""
    first = " ".join((text or "").split("\n\n")[0].split())
    said = first.split(". ")[0]
    return said if said.endswith(("?", ".")) else f"{said}."


def write_code() -> None:
    """Write the page."""
    CODE_PAGE.write_text(code_page(), "utf-8")


if __name__ == "__main__":
    write_measures()
    write_access()
    write_code()
