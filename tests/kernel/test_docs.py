"""The pages under docs/ against the product they speak of."""

import re
from pathlib import Path

import pytest

from cli.documents import (
    ACCESS_PAGE,
    EXTRACT_PAGE,
    MEASURES_PAGE,
    ROOMS,
    access_page,
    code_page,
    counted_in,
    extract_page,
    measures_page,
)
from dashboard import tags
from dashboard.access.settings import Settings
from measures.catalogue import MEASURES, QUESTIONS, UNCOUNTED
from tests.bench.__main__ import BEGIN, END, PAGE, measured
from warehouse.extract.rows import REASONS
from warehouse.model.settings import RuleSettings
from warehouse.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SMALL_NUMBERS_PAGE = DOCS / "small-numbers.md"
PAPERS = [ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md")]
PAGES = [*PAPERS, *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))


def text(path: Path) -> str:
    return path.read_text("utf-8")


def test_measures_page_is_in_step_with_the_catalogue() -> None:
    assert text(MEASURES_PAGE) == measures_page(), "run `make docs`"


def test_access_page_is_in_step_with_the_roles() -> None:
    page = text(ACCESS_PAGE)
    assert page == access_page(counted_in(page)), "run `make docs`"


def test_the_glossary_of_the_code_is_in_step_with_it() -> None:
    assert text(DOCS / "code.md") == code_page()


def test_every_folder_and_public_type_says_what_it_is() -> None:
    page = text(DOCS / "code.md")
    silent = [line for line in page.splitlines() if line.rstrip().endswith((": .", "**: ."))]
    assert not silent, "give these a docstring"
    tree = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    assert len(tree) > 150
    folders = {path.parent.relative_to(ROOT) for path in tree if path.name == "__init__.py"}
    assert not [folder for folder in folders if f"## {folder}\n" not in page]
    types = re.findall(r"^class ([A-Z]\w*)", "\n".join(map(text, tree)), re.MULTILINE)
    assert not [name for name in types if f"**{name}**" not in page and name not in dir(tags)]


def test_deploy_page_names_every_setting() -> None:
    page = text(DOCS / "deploy.md")
    named = [f"TRIANGULATE_{name.upper()}" for name in Settings.model_fields]
    assert [name for name in named if f"`{name}`" not in page] == []


def test_measures_page_names_every_measure_and_question() -> None:
    page = text(MEASURES_PAGE)
    assert all(f"| `{name}` |" in page for name in MEASURES)
    assert all(one.title in page for one in UNCOUNTED)
    assert all(words in page for words in QUESTIONS.values())


def test_extract_page_is_in_step_with_the_tables() -> None:
    assert text(EXTRACT_PAGE) == extract_page(text(EXTRACT_PAGE)), "run `make docs`"


def test_extract_page_names_every_table_key_and_column() -> None:
    page = text(EXTRACT_PAGE)
    for table in TABLES.values():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{table.name}` |"))
        assert all(f"`{column}`" in line for column in table.columns), table.name


def test_extract_page_names_every_reason_to_set_a_row_aside() -> None:
    assert all(f"| {reason} |" in text(EXTRACT_PAGE) for reason in REASONS)


def test_extract_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        extract_page("# The extract\n")


def test_settings_are_printed_beside_their_measures() -> None:
    page = text(MEASURES_PAGE) + text(SMALL_NUMBERS_PAGE)
    assert all(f"`{name}`" in page for name in RuleSettings().as_text())


def test_performance_page_has_the_place_for_its_table() -> None:
    page = text(PAGE)
    assert page.count(BEGIN) == page.count(END) == 1
    assert page.index(BEGIN) < page.index(END)
    assert measured([], 1).splitlines()[3] in page, "run `make bench`"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(path)):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_decisions_are_numbered_and_say_why() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == [*range(1, len(numbers) + 1)]
    for path in DECISIONS:
        heads = re.findall(r"^## (.+)$", text(path), re.MULTILINE)
        assert heads == ["Status", "Context", "Decision", "Consequences"], path.name


def test_the_index_of_decisions_is_in_step_with_them() -> None:
    page = text(DOCS / "decisions" / "README.md")
    rows = re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\) \| \S.* \| (.+) \|$", page, re.MULTILINE)
    assert len(rows) == len(re.findall(r"^\| \d", page, re.MULTILINE)), "a row cannot be read"
    assert [file for _, _, file, _ in rows] == [path.name for path in DECISIONS]
    for number, title, file, status in rows:
        decision = text(DOCS / "decisions" / file)
        assert decision.startswith(f"# {number}. {title}\n"), file
        assert re.search(rf"^## Status\s+{re.escape(status)}\b", decision, re.MULTILINE), file


def test_documents_name_only_commands_that_exist() -> None:
    makefile = text(ROOT / "Makefile")
    # CONTRIBUTING also names `make quick` and `make test-<room>`, which the Makefile is to get.
    for path in PAGES:
        for target in re.findall(r"`make ([\w-]+)", text(path)):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{path.name}: make {target}"


def test_every_folder_of_tests_has_one_target() -> None:
    folders = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    named = re.findall(r"\btests/(\w+)(?= |$)", text(ROOT / "Makefile"), re.MULTILINE)
    assert {name: named.count(name) for name in folders} == dict.fromkeys(folders, 1)
