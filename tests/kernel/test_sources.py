"""A source of evidence is one entry: whatever is known of all sources is made from the entries."""

import ast
import re
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from dashboard.pages.triangulation.matrix import RULES
from dashboard.words.agreement import NAMES, groups
from dashboard.words.codes import SAID
from measures.evidence import source as entry
from measures.evidence.source import Numbers, Source
from measures.evidence.sources import BY_KEY, SOURCES, SPEAKERS
from measures.evidence.thresholds import thresholds
from measures.evidence.triangulate import triangulation
from warehouse.load.evidence import coded_table
from warehouse.model.facts import evidence, facts, views
from warehouse.paths import QUERIES, ROOT

KEYS = frozenset(speaker.key for speaker in SPEAKERS)
ENTRIES = ROOT / "measures" / "evidence" / "sources"
MODULES = [
    path
    for room in ("warehouse", "measures", "dashboard", "cli")
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.parent != ENTRIES
]
# Two keys side by side are a choice of a page; three are a list that a new source would miss.
MOST_NAMED = 2

every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)


def test_every_registry_holds_the_sources_of_the_entries_in_their_order() -> None:
    files = {path.stem for path in ENTRIES.glob("*.py")} - {"__init__"}
    assert files == KEYS, "an entry stands in the file of its key"
    made = triangulation()
    assert evidence().keys() == BY_KEY.keys() == made.sources.keys()
    assert tuple(NAMES) == tuple(RULES) == tuple(speaker.key for speaker in SPEAKERS)
    assert all(isinstance(speaker, Source | Numbers) for speaker in SPEAKERS)


def test_sources_stand_together_in_their_groups() -> None:
    assert [group for group, _ in groups(NAMES)] == [*entry.GROUPS]
    inside = [(group, len([*all_])) for group, all_ in groupby(one.group for one in SPEAKERS)]
    assert inside == [*groups(NAMES)]
    assert len({speaker.order for speaker in SPEAKERS}) == len(SPEAKERS)


@every_source
def test_an_entry_has_its_facts_and_a_table_whose_codes_speak(source: Source) -> None:
    assert source.fact in views()
    assert {dimension.fact for dimension in source.dimensions if dimension.fact} <= set(facts())
    assert source.leading in {"", *(dimension.key for dimension in source.dimensions)}
    assert coded_table(evidence()[source.key]).codebook


def test_every_threshold_is_printed_in_the_rule_that_it_turns() -> None:
    shipped = thresholds()
    for speaker in SPEAKERS:
        assert set(speaker.thresholds) == set(shipped.get(speaker.key, {})), speaker.key
    assert shipped.keys() - {"rhythms"} <= KEYS


def test_every_rhythm_is_that_of_one_source() -> None:
    named = Counter(rhythm.threshold for source in SOURCES for rhythm in source.rhythms)
    assert named == dict.fromkeys(thresholds()["rhythms"], 1)


def test_a_code_has_one_meaning_in_words() -> None:
    codes = Counter(code for source in SOURCES for code in source.codes)
    assert not [code for code, n in codes.items() if n > 1], (
        "two sources call it: write it in codes"
    )
    assert all(SAID[code] == words for source in SOURCES for code, words in source.codes.items())


def _literals(path: Path) -> list[tuple[int, set[str]]]:
    """The keys in each collection that a module writes out, by line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        inside = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        texts = {one.value for one in inside if isinstance(one, ast.Constant)}
        found.append((getattr(node, "lineno", 0), KEYS & texts))
    return found


def test_nowhere_else_is_a_list_of_the_sources() -> None:
    lists = [
        f"{path.relative_to(ROOT)}, line {line}: {', '.join(sorted(named))}"
        for path in MODULES
        for line, named in _literals(path)
        if len(named) > MOST_NAMED
    ]
    lists += [
        f"{path.relative_to(ROOT)}: {', '.join(sorted(named))}"
        for path in sorted(QUERIES.rglob("*.sql"))
        if len(named := KEYS & set(re.findall(r"'(\w+)'", path.read_text("utf-8")))) > MOST_NAMED
    ]
    assert not lists, f"make these from the entries of measures/evidence/sources: {lists}"
