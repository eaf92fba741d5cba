"""The catalogue as a page for readers: `python -m measures.document` writes docs/measures.md."""

from measures.catalogue import QUESTIONS, UNCOUNTED, of_question
from measures.measure import Measure
from warehouse.paths import ROOT
from warehouse.sources import TABLES

PAGE = ROOT / "docs" / "measures.md"
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


def page() -> str:
    """The whole page as markdown."""
    chapters = [_chapter(kpq, words) for kpq, words in QUESTIONS.items()]
    return "\n".join([_HEAD, *chapters, _uncounted()])


def _chapter(kpq: str, words: str) -> str:
    title = f"{words}" if kpq == "QA" else f"{kpq}. {words}"
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(_cells, of_question(kpq))]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


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


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
