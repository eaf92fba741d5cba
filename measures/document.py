"""What the product counts and reads, as pages: `python -m measures.document` writes them.

docs/measures.md is written whole; in docs/extract.md only the part between the two marks is.
"""

from measures.catalogue import QUESTIONS, UNCOUNTED, of_question
from measures.measure import Measure
from warehouse.paths import ROOT
from warehouse.sources import TABLES
from warehouse.sources.table import Table

MEASURES_PAGE = ROOT / "docs" / "measures.md"
EXTRACT_PAGE = ROOT / "docs" / "extract.md"
BEGIN, END = "<!-- begin: tables -->", "<!-- end: tables -->"
COLUMNS = (
    "id", "title", "definition", "counts", "out of", "kind", "better", "standard", "source",
    "settings", "needs",
)  # fmt: skip
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
    """docs/extract.md with its tables brought up to date; raises ValueError without the marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"docs/extract.md lacks the marks {BEGIN} and {END}; put them back.")
    return before + BEGIN + "\n" + _tables() + END + after


def _tables() -> str:
    head = ("table", "holds", "key", "child", "dates that may not be late", "other columns read")
    sources = dict.fromkeys(table.source for table in TABLES.values())
    return "".join(
        f"\n### {source}\n\n"
        + _table(head, [_columns(table) for table in TABLES.values() if table.source == source])
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


def main() -> None:
    """Write the pages."""
    MEASURES_PAGE.write_text(measures_page(), "utf-8")
    EXTRACT_PAGE.write_text(extract_page(EXTRACT_PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
