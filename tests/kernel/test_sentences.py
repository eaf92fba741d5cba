import datetime as dt
import json
from dataclasses import replace

import pytest

from dashboard.charts import icons
from dashboard.words import sentences
from measures.answers.signals import Signal
from measures.model.figure import Point
from measures.model.months import months_later
from warehouse.model.unit import COUNCIL

AUGUST = dt.date(2026, 8, 1)
VISITS = Signal(
    measure_id="cpp_visit_on_time",
    unit=COUNCIL,
    month=AUGUST,
    method="tails_month",
    variation="concern",
    assurance="none",
    label="below the usual range",
    probability=0.0004,
    lower=73.6,
    centre=86.0,
    upper=96.4,
    first_seen=AUGUST,
    affected=9.0,
    provisional=False,
)
ORDINARY = replace(VISITS, variation="common", label="within the usual range", first_seen=None)
POINT = Point(AUGUST, 100 * 22 / 36, 22.0, 36.0)
EVERY = (*sentences.VARIATIONS,)


def test_a_signal_says_what_where_when_and_against_what() -> None:
    assert sentences.news(VISITS, "Seaham", POINT) == (
        "Child protection visits up to date in Seaham fell below the usual range in August:"
        " 61% (22 of 36); usual 74 to 96%"
    )


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("above the upper limit", "Rose above the usual range in August"),
        (
            "3 months together below the usual range",
            "Fell below the usual range over three months to August",
        ),
        ("7 points rising", "Rose for seven months or more, August among them"),
        (
            "7 points below the mean",
            "Ran below the usual middle for seven months or more, August among them",
        ),
        (
            "2 of 3 near the lower limit",
            "Came near the lower limit twice in three months, August among them",
        ),
        (
            "above the upper limit; provisional: 14 of 24 months",
            "Rose above the usual range in August",
        ),
    ],
)
def test_every_rule_has_its_own_words(label: str, said: str) -> None:
    assert sentences.signal_in_words(replace(VISITS, label=label)).startswith(f"{said};")


def test_an_older_change_says_since_when_and_that_it_is_not_rebased() -> None:
    older = replace(VISITS, first_seen=dt.date(2026, 3, 1))
    assert sentences.signal_in_words(older, POINT) == (
        "Fell below the usual range in August: 61% (22 of 36); usual 74 to 96%."
        " Changed in March 2026, not rebased."
    )
    assert "rebased" not in sentences.signal_in_words(
        replace(older, first_seen=dt.date(2026, 6, 1))
    )


def test_too_few_is_an_answer_with_its_reason() -> None:
    few = replace(
        VISITS,
        variation="too_few",
        method="twelve_months",
        first_seen=None,
        label="fewer than 5 cases a month; 3 months 6 of 8 (75%, 41 to 93);"
        " 12 months 26 of 30 (87%, 70 to 95)",
    )
    assert sentences.signal_in_words(few) == (
        "Too few to say: fewer than 5 cases a month."
        " 3 months 6 of 8 (75%, 41 to 93); 12 months 26 of 30 (87%, 70 to 95)."
    )


def test_what_is_not_judged_says_why() -> None:
    stock = replace(VISITS, variation="not_judged", label="known at the as-at date only")
    assert sentences.signal_in_words(stock) == (
        "Not judged by a signal. Known at the as-at date only."
    )
    assert sentences.signal_in_words(None).startswith("Not judged: the month is not complete")


def test_a_provisional_verdict_says_so() -> None:
    assert sentences.signal_in_words(replace(ORDINARY, provisional=True)) == (
        "Within the usual range of 74 to 96%."
        " Provisional: fewer than 24 months stand behind what is usual."
    )


@pytest.mark.parametrize(
    ("lower", "upper", "said"), [(-4.0, 104.2, "0 to 100%"), (61.0, 120.0, "61 to 100%")]
)
def test_what_is_usual_is_also_possible(lower: float, upper: float, said: str) -> None:
    assert sentences.signal_in_words(replace(ORDINARY, lower=lower, upper=upper)) == (
        f"Within the usual range of {said}."
    )


def test_an_interval_of_a_year_is_not_a_usual_range() -> None:
    assert sentences.signal_in_words(replace(ORDINARY, method="twelve_months")) == (
        "Within the usual range."
    )


def test_the_tally_counts_what_moved_out_of_what_can_be_judged() -> None:
    kinds = ["improvement"] * 4 + ["concern"] * 3 + ["neutral_low"] + ["common"] * 16
    unjudged = ["too_few", "not_judged", "no_data"]
    assert sentences.tally(replace(VISITS, variation=kind) for kind in kinds + unjudged) == (
        "Eight of 24 measures moved beyond chance: four better, three worse,"
        " one changed with no good direction."
    )
    assert sentences.tally([ORDINARY]) == "None of 1 measure moved beyond chance."
    assert sentences.tally([]) == "Too little to say whether any measure moved beyond chance."


@pytest.mark.parametrize(
    ("measure", "variation", "way"),
    [
        ("icpc_15wd", "improvement", "up"),
        ("icpc_15wd", "concern", "down"),
        ("caseload_over_limit", "improvement", "down"),
        ("caseload_over_limit", "concern", "up"),
        ("cpp_started", "neutral_high", "up"),
        ("cpp_started", "neutral_low", "down"),
        ("icpc_15wd", "common", ""),
    ],
)
def test_a_shape_points_the_way_the_number_moved(measure: str, variation: str, way: str) -> None:
    assert sentences.moved(replace(VISITS, measure_id=measure, variation=variation)) == way


@pytest.mark.parametrize("variation", EVERY)
def test_every_icon_has_its_word(variation: str) -> None:
    shown = icons.against_itself(replace(VISITS, variation=variation)).to_plotly_json()
    assert f'"{sentences.VARIATIONS[variation]}"' in json.dumps(shown, default=_plain)


@pytest.mark.parametrize("assurance", sentences.ASSURANCES)
def test_every_target_icon_has_its_word(assurance: str) -> None:
    shown = json.dumps(icons.target_word(assurance).to_plotly_json(), default=_plain)
    assert f'"{sentences.ASSURANCES[assurance]}"' in shown


def test_shapes_differ_without_their_colour() -> None:
    ways = {"improvement": ("up", "down"), "concern": ("up", "down")}
    drawn = [icons.shape(kind, way) for kind in EVERY[:-1] for way in ways.get(kind, ("",))]
    bare = {shape.replace("#1d70b8", "").replace("#b84a00", "") for shape in drawn}
    assert len(bare) == len(set(drawn)) == 8


def test_nothing_is_called_significant() -> None:
    every = [sentences.signal_in_words(replace(VISITS, variation=kind), POINT) for kind in EVERY]
    assert not any("significan" in said.lower() for said in every)


@pytest.mark.parametrize(("expected", "said"), [(0.4, "fewer than one"), (18.7, "about 19")])
def test_what_chance_gives_is_said_in_whole_numbers(expected: float, said: str) -> None:
    assert sentences.about(expected) == said


def _plain(part: object) -> object:
    return part.to_plotly_json()  # type: ignore[attr-defined]


def test_a_question_is_answered_by_what_moved() -> None:
    worse = replace(VISITS, measure_id="cin_visit_on_time", variation="concern")
    better = replace(VISITS, measure_id="cp_seen_alone", variation="improvement")
    still = [replace(VISITS, variation="common")] * 3
    unjudged = replace(VISITS, variation="too_few")
    assert sentences.answer([better, *still, worse, unjudged]) == (
        "Worse than usual: Child in need visits up to date."
        " Better than usual: Seen alone, on a plan. The other three are as usual."
    )
    assert sentences.answer(still) == "All three measures that can be judged are as usual."
    assert sentences.answer([worse, ORDINARY]).endswith("The other one is as usual.")
    assert sentences.answer([ORDINARY]) == "As usual."
    assert sentences.answer([unjudged]).startswith("Too little to say")


@pytest.mark.parametrize(
    ("months_back", "variation", "said"),
    [(12, "concern", True), (11, "concern", False), (12, "common", False)],
)
def test_a_new_start_is_suggested_after_a_year(
    months_back: int, variation: str, said: bool
) -> None:
    first = months_later(VISITS.month, -months_back)
    signal = replace(VISITS, method="xmr", variation=variation, first_seen=first)
    suggested = sentences.rebase_suggested(signal)
    assert bool(suggested) == said
    assert not said or "a named person" in suggested
