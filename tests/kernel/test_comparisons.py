"""Published figures beside ours, in words and on the strip."""

import pytest

from dashboard.charts import strip
from dashboard.components import published
from dashboard.components.table import Empty
from dashboard.words import comparison, numbers
from measures.answers.our_year import LocalYear
from measures.benchmarks.counterparts import LIKE, NEARLY, NO, counterparts
from measures.catalogue import MEASURES
from measures.model.published import Published, Rank, Spread

SPREAD = Spread(153, 0.0, 20.0, 24.3, 27.6, 44.1)
FIGURE = Published(
    "i",
    "t",
    2025,
    21.2,
    "",
    24.5,
    "",
    23.7,
    10,
    1,
    "s",
    "",
    19,
    unit="percent",
    polarity="low",
    numerator=155,
    denominator=730,
    region_name="North East",
    region=27.2,
    neighbours_mean=24.97,
    neighbours_of=10,
    neighbours_set="2025",
    spread=SPREAD,
    rank=Rank(51, 1, 51, 2),
)


def test_the_strip_draws_what_is_known() -> None:
    drawn = strip.strip(FIGURE, 21.2)
    assert drawn is not None and drawn.src.count("circle") == 2
    alone = strip.strip(Published(**{**FIGURE.__dict__, "region": None, "neighbours": None}), None)
    assert alone is not None and "circle" not in alone.src and "rect" in alone.src


@pytest.mark.parametrize("change", [{"spread": None}, {"unit": "count"}, {"unit": "fte"}])
def test_no_strip_where_nothing_compares(change: dict[str, object]) -> None:
    assert strip.strip(Published(**{**FIGURE.__dict__, **change}), 21.2) is None


def test_comparators_in_words() -> None:
    assert strip.in_words(FIGURE, "percent") == (
        "England 24.5%, North East 27.2%, neighbours 23.7% (median of 10, 2025 set)"
    )
    few = Published(**{**FIGURE.__dict__, "neighbours_n": 7})
    assert strip.neighbours_words(few) == "median of 7 of 10, 2025 set"
    hidden = Published(**{**FIGURE.__dict__, "region": None, "region_symbol": "x"})
    assert ", North East not available, " in strip.in_words(hidden, "percent")
    assert strip.middle_half(FIGURE, "percent") == "middle half of councils 20.0 to 27.6%"


# Wilson for 155 of 730 reaches from 18.4 to 24.35: England lies above it, the median within.
def test_the_difference_in_words() -> None:
    assert comparison.difference(FIGURE) == (
        "Below England (24.5%) by more than chance would explain;"
        " no different from the neighbours' median (23.7%) beyond chance."
    )
    assert comparison.between(FIGURE) == "18.4 to 24.3%"
    alone = Published(**{**FIGURE.__dict__, "numerator": None, "denominator": None})
    assert comparison.between(alone) == "21.15 to 21.25%"


# The mean of Durham's ten in cpp_subsequent_pct, by hand from the published rows, is 24.97.
def test_neighbours_are_told_by_median_and_mean() -> None:
    assert "mean 25.0%" in str(published.neighbours(FIGURE))
    few = Published(**{**FIGURE.__dict__, "neighbours_n": 7})
    assert "mean 25.0%, of 7 of 10" in str(published.neighbours(few))
    none = Published(**{**FIGURE.__dict__, "neighbours": None, "neighbours_mean": None})
    assert published.neighbours(none) == Empty("not published")


def test_places_and_quarters_in_words() -> None:
    assert published.rank_in_words(FIGURE) == "51st of 153 from the best, 1 tied"
    assert published.quarter(FIGURE) == "Second best quarter"
    high = Published(**{**FIGURE.__dict__, "polarity": "high"})
    assert published.quarter(high) == "Third quarter"
    neither = Published(**{**FIGURE.__dict__, "polarity": "neutral", "rank": Rank(51, 0, None, 2)})
    assert published.rank_in_words(neither) == "51st of 153 from the lowest"
    assert published.quarter(neither) == "Second lowest quarter"
    assert [published.ordinal(n) for n in (1, 2, 3, 11, 12, 22, 113)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "12th",
        "22nd",
        "113th",
    ]


def test_gaps_in_words() -> None:
    assert published.gap(FIGURE, -1.48) == "1.5 points less"
    assert published.gap(FIGURE, 0.04) == "no gap"
    whole = Published(**{**FIGURE.__dict__, "decimals": 0})
    assert published.gap(whole, 1.2) == "1 point more"
    assert published.gap(whole, -2) == "2 points less"


# 62.5 is printed as 63, as is what was published: beside the two a gap of a point would be wrong.
def test_a_gap_is_that_of_the_two_printed_figures() -> None:
    theirs = Published(**{**FIGURE.__dict__, "decimals": 0, "council": 63.0})
    assert "no gap" in str(published.local(theirs, LocalYear(62.5, 5, 8, -0.5)))
    assert "1 point less" in str(published.local(theirs, LocalYear(62.4, 5, 8, -0.6)))


def test_symbols_are_spelled_out_where_they_stand() -> None:
    cell = published.amount(None, "c", "percent", 1)
    assert "hidden by its publisher" in str(cell).lower() and "tabIndex=0" in str(cell)
    assert all(
        numbers.absent(symbol) != "not published" for symbol in ("c", "x", "z", "u", "k", "-")
    )


def test_every_measure_states_how_alike_and_why() -> None:
    found = counterparts()
    assert set(found) == set(MEASURES)
    for name, one in found.items():
        assert one.why, name
        assert (one.match == "no") == (not MEASURES[name].benchmark), name
    mapped = {name for name in MEASURES if MEASURES[name].benchmark}
    assert set(LIKE) | set(NEARLY) == mapped and not set(LIKE) & set(NEARLY)
    assert set(NO) <= set(MEASURES) - mapped


def test_a_strip_that_cannot_be_drawn_says_why_in_few_words() -> None:
    assert strip.why_none(FIGURE) == ""
    assert strip.why_none(Published(**{**FIGURE.__dict__, "unit": "count"})) == (
        "totals, not compared"
    )
    assert strip.why_none(Published(**{**FIGURE.__dict__, "spread": None})) == "too few councils"


def test_a_publishers_letter_is_a_word_in_its_cell_and_a_sentence_below() -> None:
    assert published.letter("c").children[0] == "hidden"
    assert published.letter("-").children[0] == "not said"
    below = published.letters(["c", "-", "", "c"])
    assert below is not None
    assert below.children == (
        "Not said: hidden, missing or not applicable: its publisher does not say which;"
        " hidden: hidden by its publisher to protect confidentiality."
    )
