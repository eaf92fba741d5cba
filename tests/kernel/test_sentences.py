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
        (
            "below the lower limit",
            "fell below the usual range in August: 61% (22 of 36); usual 74 to 96%",
        ),
        ("7 points falling", "fell for seven months or more: 61% (22 of 36) in August"),
        (
            "7 points below the mean",
            "stood below its usual level for seven months or more: 61% (22 of 36) in August;"
            " usually about 86%",
        ),
        (
            "2 of 3 near the lower limit",
            "came near the lower limit twice in three months: 61% (22 of 36) in August;"
            " usually about 86%",
        ),
        (
            "below the usual range; provisional: 14 of 24 months",
            "fell below the usual range in August: 61% (22 of 36); usual 74 to 96%",
        ),
    ],
)
def test_every_rule_has_its_own_words(label: str, said: str) -> None:
    assert sentences.seen(replace(VISITS, label=label), POINT) == said
    assert sentences.signal_in_words(replace(VISITS, label=label)).endswith(".")


def test_months_together_are_quoted_together() -> None:
    together = replace(
        VISITS,
        label="3 months together below the usual range",
        pooled_x=14.0,
        pooled_n=22.0,
        pooled_lower=70.2,
        pooled_upper=100.0,
    )
    assert sentences.seen(together, POINT) == (
        "fell below the usual range over June to August together: 14 of 22 (64%); usual 70 to 100%"
    )
    events = replace(
        together,
        measure_id="complaints_received",
        label="3 months together above the usual range",
        pooled_x=41.0,
        pooled_n=3.0,
        pooled_lower=9.0,
        pooled_upper=33.0,
    )
    assert sentences.seen(events).endswith("over June to August together: 41; usual 9 to 33")


@pytest.mark.parametrize(
    ("value", "lower", "upper", "said"),
    [
        (73.62, 73.9, 96.4, ": 73.6% (22 of 36); usual 73.9 to 96.4%"),
        (74.44, 74.449, 96.4, ": 74.44% (22 of 36); usual 74.45 to 96.40%"),
        (96.6, 74.0, 96.55, ": 96.60% (22 of 36); usual 74.00 to 96.55%"),
    ],
)
def test_what_is_quoted_never_refutes_itself(
    value: float, lower: float, upper: float, said: str
) -> None:
    """As many decimals as it takes to see that the value lies outside of what is usual."""
    close = replace(VISITS, lower=lower, upper=upper)
    assert sentences.seen(close, Point(AUGUST, value, 22.0, 36.0)).endswith(said)


def test_an_older_signal_says_since_when_and_against_what() -> None:
    older = replace(VISITS, since=dt.date(2026, 3, 1), first_seen=dt.date(2026, 3, 1))
    assert sentences.signal_in_words(older, POINT) == (
        "Fell below the usual range in August: 61% (22 of 36); usual 74 to 96%."
        " Since March 2026, 6th month; the usual range is still the earlier one."
    )
    assert sentences.standing(older) == "6th month"
    assert sentences.standing(replace(VISITS, since=AUGUST)) == "new"
    assert sentences.standing(replace(older, first_seen=AUGUST)) == "new"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_ordinals(number: int, said: str) -> None:
    assert sentences.ordinal(number) == said


MISSED = replace(
    VISITS,
    measure_id="icpc_15wd",
    assurance="fail",
    since=dt.date(2026, 6, 1),
    target=85.0,
    target_x=205.0,
    target_n=380.0,
    target_from=dt.date(2026, 6, 1),
)


def test_a_target_says_on_which_months_it_is_judged() -> None:
    assert sentences.target_in_words(MISSED) == "Missed, 3 mo."
    assert sentences.target_briefly(MISSED) == "Target 85%: missed, 3 mo."
    assert sentences.target_briefly(VISITS) == ""
    assert sentences.target_judged(MISSED) == "missed since June: 54% of 380, target 85%"
    year = replace(
        MISSED,
        since=None,
        target_from=dt.date(2025, 9, 1),
        target_x=950.0,
        target_n=1000.0,
        assurance="pass",
    )
    assert sentences.target_in_words(year) == "Met, year"
    assert sentences.target_judged(year) == "met over the year: 95% of 1,000, target 85%"
    snapshot = replace(MISSED, measure_id="cpp_visit_on_time", target_from=AUGUST)
    assert sentences.target_in_words(snapshot) == "Missed, Aug."
    assert sentences.target_judged(snapshot).startswith("missed in August: 54% of 380")
    either = replace(year, assurance="hit_or_miss")
    assert sentences.target_in_words(either) == "May hit or miss"
    limits = replace(
        MISSED,
        measure_id="assessment_median_days",
        method="xmr",
        target=20.0,
        target_x=None,
        target_n=None,
        target_from=None,
        lower=31.0,
        upper=39.5,
    )
    assert sentences.target_in_words(limits) == "Will miss"
    assert sentences.target_judged(limits) == "will miss: usual 31 to 39.5, target 20"
    assert sentences.target_in_words(VISITS) == sentences.target_judged(VISITS) == ""


def test_a_target_just_missed_is_quoted_with_decimals() -> None:
    close = replace(MISSED, target_x=8496.0, target_n=10000.0)
    assert sentences.target_judged(close) == "missed since June: 84.96% of 10,000, target 85.00%"


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
    signal = replace(MISSED, assurance=assurance)
    shown = json.dumps(icons.target_word(signal).to_plotly_json(), default=_plain)
    assert f'"{sentences.target_in_words(signal)}"' in shown


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
    signal = replace(VISITS, method="xmr", variation=variation, since=first)
    suggested = sentences.rebase_suggested(signal)
    assert bool(suggested) == said
    assert not said or "a named person" in suggested
