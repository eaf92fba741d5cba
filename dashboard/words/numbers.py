"""Numbers in words: one way to write a value, how many, a month, and what a series did."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from measures.model.figure import Point, Series
from measures.model.measure import Kind, Measure
from measures.model.months import months_later
from measures.model.published import Published
from measures.model.rounding import rounded

CERTAIN_ENOUGH_FOR_A_DECIMAL = 100
FINEST = 5
ASKS = {
    "how much": "How much did we do?",
    "how well": "How well did we do it?",
    "better off": "Is anyone better off?",
}
BETTER = {"higher": "Higher is better", "lower": "Lower is better", None: "Neither is better"}
LEVELS = {"council": "Council", "service": "Service", "locality": "Locality", "team": "Team"}
ABSENT = {
    "c": "hidden by its publisher to protect confidentiality",
    "k": "close to nothing",
    "low": "close to nothing",
    "u": "not reliable enough to publish",
    "x": "not available",
    "z": "does not apply",
    "-": "hidden, missing or not applicable: its publisher does not say which",
}

# The same in a word or two, for where the figure would stand.
INSTEAD = {
    "c": "hidden",
    "k": "near 0",
    "low": "near 0",
    "u": "unreliable",
    "x": "not available",
    "z": "does not apply",
    "-": "not said",
}

MARK = "hidden"
HIDDEN = "hidden: a small number, or one that would give a small number away"


def small_numbers(most: int) -> str:
    """What a hidden figure is, below a table: "Hidden: 1 to 5 cases, or ..."."""
    return f"{capital(MARK)}: {hidden_means(most)}"


def hidden_means(most: int) -> str:
    """What a hidden figure is: "1 to 5 cases, or a figure that would ..."."""
    return f"1 to {most} cases, or a figure that would give so small a one away."


NATIONAL_UNITS = {
    "percent": "percent",
    "rate_per_10000": "for every 10,000 children",
    "count": "number",
    "fte": "full-time equivalents",
    "cases_per_fte": "children for each full-time social worker",
    "days": "working days",
    "months": "months",
    "score": "average score",
    "gbp": "pounds a week",
    "ofsted_grade": "1 outstanding, 2 good, 3 requires improvement, 4 inadequate",
}
GOOD_END = {"high": "Higher is better", "low": "Lower is better", "neutral": "Neither is better"}


def absent(symbol: str) -> str:
    """What stands for a published symbol: why there is no figure."""
    return ABSENT.get(symbol, "not published")


def instead(symbol: str) -> str:
    """What stands in the place of a figure for a published symbol: "hidden", never its letter."""
    return INSTEAD.get(symbol, "not published")


def number(value: float, decimals: int = 0) -> str:
    """1183.0 -> "1,183"; 16.65 with one decimal -> "16.7"; never "-0"."""
    return f"{rounded(value, decimals):,f}"


def trimmed(value: float, decimals: int = 1) -> str:
    """A number with its decimals only where it has any: 12.0 -> "12", 12.5 -> "12.5"."""
    text = number(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def value(kind: Kind, amount: float, cases: float | None = None) -> str:
    """A figure as people write it: "61%", "1,183", "16.6".

    A share of fewer than 100 cases gets no decimal: one case moves it by more than a point.
    """
    if kind == "percent":
        decimals = 1 if cases is not None and cases >= CERTAIN_ENOUGH_FOR_A_DECIMAL else 0
        return f"{trimmed(amount, decimals)}%"
    if kind == "median":
        return trimmed(amount)
    return number(amount, 0 if kind == "count" else 1)


def exactly(kind: Kind, amount: float, decimals: int) -> str:
    """A figure with so many decimals, for where fewer would hide a difference: "74.42%"."""
    return f"{number(amount, decimals)}{'%' if kind == 'percent' else ''}"


def told_apart(kind: Kind, one: float, other: float) -> tuple[str, str]:
    """Two figures with as few decimals as show that they differ, at most FINEST."""
    for decimals in range(FINEST):
        pair = exactly(kind, one, decimals), exactly(kind, other, decimals)
        if pair[0] != pair[1]:
            break
    return pair


def decimals_of(said: str) -> int:
    """How many decimals a written figure has."""
    return len(said.removesuffix("%").partition(".")[2])


def read(said: str) -> float:
    """A written figure as a number again: "1,183" is 1183."""
    return float(said.removesuffix("%").replace(",", ""))


def figure(measure: Measure, point: Point) -> str:
    """The value of one month."""
    return value(measure.kind, point.value, point.denominator)


def how_many(measure: Measure, point: Point) -> str:
    """What the value is made from: "22 of 36", "178 children, 10.6 full-time posts", "188 cases";
    counts: nothing."""
    above, below = point.numerator, point.denominator
    if measure.kind == "count":
        return ""
    if above is None or (measure.kind == "mean" and not measure.made_of):
        return cases(below or 0)
    if measure.kind == "rate":
        return number(above)
    if below is None:
        return trimmed(above)
    if measure.made_of:
        counted, out_of = measure.made_of
        return f"{_so_many(above, counted)}, {_so_many(below, out_of)}"
    return f"{trimmed(above)} of {trimmed(below)}"


def _so_many(amount: float, plural: str) -> str:
    """ "1 child", "178 children"; "1 full-time post", "10.6 full-time posts"."""
    one = "child" if plural == "children" else plural.removesuffix("s")
    said = trimmed(amount)
    return f"{said} {one if said == '1' else plural}"


def cases(count: float) -> str:
    """ "1 case", "36 cases"."""
    return "1 case" if count == 1 else f"{number(count)} cases"


def question(kpq: str) -> str:
    """ "Question 4", or "Other practice" for what stands beside the ten."""
    return "Other practice" if kpq == "QA" else f"Question {kpq}"


def rows(count: int) -> str:
    """ "1 row", "1,204 rows"."""
    return "1 row" if count == 1 else f"{number(count)} rows"


@lru_cache(maxsize=512)
def month(day: dt.date) -> str:
    """ "October 2026"."""
    return f"{day:%B %Y}"


def short_month(day: dt.date) -> str:
    """ "Oct 2026"."""
    return f"{day:%b %Y}"


def date(day: dt.date) -> str:
    """ "31 October 2026"."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: dt.date) -> str:
    """ "31 Oct 2026"."""
    return f"{day.day} {day:%b %Y}"


def year(published: Published, seen_from: dt.date) -> str:
    """The year of a published figure: "2024-25" when it ends in March, else "September 2025"."""
    return period(months_later(seen_from, -published.months_old))


def period(end: dt.date) -> str:
    """The year that ends on a date: "2024-25" when it ends in March, else "September 2025"."""
    return f"{end.year - 1}-{end.year % 100:02d}" if end.month == 3 else month(end)


def short_period(end: dt.date) -> str:
    """The same for a narrow column: "2024-25", "Sep 2025"."""
    return period(end) if end.month == 3 else short_month(end)


def short_year(published: Published, seen_from: dt.date) -> str:
    """The year of a published figure, by its age: "2024-25", "Sep 2025"."""
    return short_period(months_later(seen_from, -published.months_old))


def age(months: int) -> str:
    """How old a published figure is: "7 months old", "2 years old"."""
    if months < 24:
        return "1 month old" if months == 1 else f"{months} months old"
    return f"{months // 12} years old"


def age_in_months(months: int) -> str:
    """How old a published figure is, in months however many: "1 month old", "31 months old"."""
    return f"{months} month{'' if months == 1 else 's'} old"


def published(amount: float | None, kind: Kind, decimals: int) -> str:
    """A published figure with the decimals of its publisher; a dash when there is none."""
    if amount is None:
        return "–"
    return number(amount, decimals) + ("%" if kind == "percent" else "")


def national(amount: float, unit: str, decimals: int) -> str:
    """A published figure in the unit of its indicator: "21.2%", "118", "£1,205"."""
    said = number(amount, decimals)
    return f"£{said}" if unit == "gbp" else said + ("%" if unit == "percent" else "")


def national_unit(unit: str) -> str:
    """What the figures of an indicator are, for the line under a chart's headline."""
    return NATIONAL_UNITS.get(unit, unit.replace("_", " "))


def unit_of(measure: Measure) -> str:
    """What the numbers of a measure are, for the line under a chart's headline."""
    return {
        "percent": "percent",
        "count": "number",
        "mean": "average",
        "median": "middle value",
        "rate": "for every 10,000 children",
    }[measure.kind]


def spread(measure: Measure, points: Sequence[Point]) -> str:
    """The lowest and highest value: "between 62% and 86%", or "always 71%"."""
    lowest = min(points, key=lambda point: point.value)
    highest = max(points, key=lambda point: point.value)
    low, high = figure(measure, lowest), figure(measure, highest)
    return f"always {low}" if low == high else f"between {low} and {high}"


def summary(series: Series) -> str:
    """A chart in words: where it began, where it is, its lowest and its highest month."""
    points, measure = series.points, series.measure
    if not points:
        return series.why_empty or "There is nothing to count in these months."
    first, last = points[0], points[-1]
    if first is last:
        return f"{figure(measure, last)} in {month(last.month)}, the only month with cases."
    return (
        f"From {figure(measure, first)} in {month(first.month)} to {figure(measure, last)}"
        f" in {month(last.month)}{' to date' if last.to_date else ''};"
        f" {spread(measure, points)} over these months."
    )


def range_of(series: Series) -> str:
    """A small drawing in words: "Between 62% and 86% over 24 months"."""
    months = len(series.points)
    if months == 1:
        return f"Only {month(series.points[0].month)} has cases"
    return capital(f"{spread(series.measure, series.points)} over {months} months")


def answer(series: Series, at: dt.date, beside: Published | None) -> str:
    """The facts of one measure in one sentence: now, its own twelve months before, England."""
    measure, point = series.measure, series.at(at)
    if point is None:
        return capital(nothing_counted(series, at))
    made_of = how_many(measure, point)
    if measure.kind == "rate":
        made_of += f" {measure.counts}"
    said = f"{figure(measure, point)} in {month(at)}{' to date' if point.to_date else ''}"
    said += f" ({made_of})" if made_of else ""
    said += _before(series, at)
    if beside and beside.england is not None:
        england = published(beside.england, measure.kind, beside.decimals)
        said += f", {england} in England in {year(beside, at)}"
    return f"{said}."


def _before(series: Series, at: dt.date) -> str:
    """What the twelve months before came to; where fewer have figures, how many have."""
    first = months_later(at, -12)
    known = [point for point in series.points if first <= point.month < at]
    hidden = sum(1 for month in series.hidden if first <= month < at)
    if not known:
        return ""
    if len(known) == 12:
        return f", {spread(series.measure, known)} in the 12 months before"
    said = spread(series.measure, known).removeprefix("always ")
    count = "the one month" if len(known) == 1 else f"the {len(known)} months"
    rest = f" ({hidden} more are hidden)" if hidden else ""
    return f", {said} in {count} of the 12 before that have figures{rest}"


def nothing_counted(series: Series, at: dt.date) -> str:
    """Why a month has no figure, never "0%"."""
    if at in series.hidden and series.points:
        return f"{month(at)} is {HIDDEN}."
    if series.why_empty:
        return series.why_empty
    kind_of_case = series.measure.out_of or series.measure.counts
    return f"nothing to count in {month(at)}: no {kind_of_case}."


def interval(measure: Measure, lower: float | None, upper: float | None) -> str:
    """The range that chance alone would leave open: "60% to 81%"."""
    if lower is None or upper is None:
        return "–"
    low, high = value(measure.kind, lower), value(measure.kind, upper)
    return f"{low.removesuffix('%')} to {high}"


def capital(sentence: str) -> str:
    """The sentence with a capital at its start and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


# Numbers of children or workers follow the size of a place; only shares and rates compare.
TOTALS = ("count", "fte")
