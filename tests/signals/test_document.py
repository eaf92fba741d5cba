"""docs/signals.md is the page that tests.signals.document writes."""

import pytest

from measures.signals.method import CHANCE, WHY_NOT
from tests.signals.document import BEGIN, END, PAGE, SHARES, SIZES, page


def test_the_page_holds_a_line_for_every_size_and_share() -> None:
    _, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    measured, end, _ = rest.partition(END)
    assert begin
    assert end
    assert all(f"\n| {n} | {p:.0%} |" in measured for n in SIZES for p in SHARES)
    for month_or_story in ("| deterioration |", "| silence |", "| by chance |"):
        assert month_or_story in measured


def test_the_page_speaks_of_every_way_to_judge() -> None:
    said = PAGE.read_text("utf-8")
    assert len(CHANCE) == 3
    assert all(words in said for words in ("XmR chart", "exact tails of the month, and", "alone"))
    assert len(WHY_NOT) == 4
    assert all(words in said for words in ("stocks", "rolling", "full-time equivalents", "as-at"))


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        page("# Signals")
