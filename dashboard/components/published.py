"""Published figures in cells: with their decimals, their symbol spelled out, their year and age."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import drawing, plot, strip
from dashboard.components.table import Cell, Empty
from dashboard.words import numbers
from measures.answers.our_year import LocalYear
from measures.benchmarks.published import ATTRIBUTION
from measures.model.published import Published
from measures.model.rounding import rounded

WIDTH, HEIGHT, EDGE = 96, 24, 5
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
NONE = Empty("not published")
NOT_THEIRS = Empty("for those who answer for the council")
ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def amount(value: float | None, symbol: str, unit: str, decimals: int) -> Cell:
    """A figure; what its publisher says in its place, spelled out on focus; or that there is
    none."""
    if value is not None:
        return numbers.national(value, unit, decimals)
    return letter(symbol) if symbol else NONE


def letter(symbol: str) -> tags.Span:
    """Its publisher's letter for a figure that is not given, in a word, spelled out on focus."""
    meaning = numbers.capital(numbers.absent(symbol))
    return tags.Span(
        [numbers.instead(symbol), tags.Span(f": {meaning}", className="out-of-sight")],
        className="symbol",
        tabIndex=0,
        **{"data-said": meaning},
    )


def letters(symbols: Iterable[str]) -> tags.P | None:
    """Below a table: what each word in it that stands for a figure means."""
    found = sorted({symbol for symbol in symbols if symbol})
    if not found:
        return None
    said = dict.fromkeys(f"{numbers.instead(one)}: {numbers.absent(one)}" for one in found)
    return tags.P(f"{numbers.capital('; '.join(said))}.", className="note letters")


def ours(published: Published) -> Cell:
    """The council's own published figure."""
    return amount(published.council, published.council_symbol, published.unit, published.decimals)


def year(published: Published, seen_from: dt.date) -> list[Component]:
    """ "2024-25" and under it "19 months old"."""
    return [
        tags.Span(numbers.short_year(published, seen_from)),
        tags.Span(numbers.age_in_months(published.months_old), className="note under"),
    ]


def neighbours(published: Published) -> Cell:
    """The neighbours' median; under it their mean, and of how many when that is not all of them."""
    said = amount(published.neighbours, "", published.unit, published.decimals)
    if published.neighbours_mean is None or isinstance(said, Empty):
        return said
    few = published.neighbours_n < published.neighbours_of
    of = f", of {published.neighbours_n} of {published.neighbours_of}" if few else ""
    return [str(said), tags.Span(f"mean {mean(published)}{of}", className="note under")]


def mean(published: Published) -> str:
    """The neighbours' mean, with one decimal where figures are published whole."""
    if published.neighbours_mean is None:
        return numbers.absent("")
    return numbers.national(published.neighbours_mean, published.unit, max(published.decimals, 1))


def rank_in_words(published: Published) -> str:
    """ "51st of 153 from the best", or from the lowest where neither end is good."""
    stands, spread = published.rank, published.spread
    if stands is None or spread is None:
        return "not ranked"
    best = stands.by_polarity
    rank, end = (stands.low_to_high, "lowest") if best is None else (best, "best")
    tied = f", {stands.tied} tied" if stands.tied else ""
    return f"{ordinal(rank)} of {spread.authorities} from the {end}{tied}"


def rank_and_quarter(published: Published) -> str:
    """Place and quarter in one: "51st of 153 from the best, 1 tied. Second best quarter"."""
    if published.rank is None:
        return ""
    return f"{rank_in_words(published)}. {quarter(published)}"


def ordinal(number: int) -> str:
    """1 -> "1st", 12 -> "12th"."""
    ending = "th" if number % 100 in (11, 12, 13) else ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"


def quarter(published: Published) -> str:
    """Which quarter of councils: the best, second best ..., or by value where neither is good."""
    stands = published.rank
    if stands is None:
        return ""
    if stands.by_polarity is None:
        names = ("lowest", "second lowest", "second highest", "highest")
        return f"{numbers.capital(names[stands.quarter - 1])} quarter"
    names = ("best", "second best", "third", "last")
    best_first = stands.quarter if published.polarity == "low" else 5 - stands.quarter
    return f"{numbers.capital(names[best_first - 1])} quarter"


def local(published: Published, own: LocalYear | None) -> Cell:
    """Our own records for the same year, and under it how far they lie from what was published."""
    if own is None:
        return NOT_THEIRS
    if own.value is None:
        return tags.Span(numbers.capital(own.why), className="note")
    said = numbers.national(own.value, published.unit, published.decimals)
    if own.gap is None:
        return said
    printed = [rounded(one, published.decimals) for one in (own.value, published.council or 0.0)]
    said_gap = gap(published, float(printed[0] - printed[1]))
    note = f"{said_gap}{f'; {own.note}' if own.note else ''}"
    return [f"{said} ", tags.Span(note, className="note under")]


def local_words(published: Published, own: LocalYear | None) -> str | Component | Sequence[Any]:
    """The same outside a table, where a reason stands as words."""
    said = local(published, own)
    return numbers.capital(said.why) if isinstance(said, Empty) else said


def gap(published: Published, difference: float) -> str:
    """ "1.5 points less", "no gap"."""
    size = numbers.number(abs(difference), published.decimals)
    if float(size.replace(",", "")) == 0:
        return "no gap"
    points = f" point{'' if size == '1' else 's'}" if published.unit == "percent" else ""
    return f"{size}{points} {'more' if difference > 0 else 'less'}"


def spark(years: Iterable[Published]) -> tags.Img:
    """The council's own published years, oldest at the left; a missing year is a gap."""
    known = [(one.year, one.council) for one in years if one.council is not None]
    if not known:
        return drawing.image("", WIDTH, HEIGHT, "spark")
    first, last = known[0][0], known[-1][0]
    low, high = min(v for _, v in known), max(v for _, v in known)

    def at(year: int, value: float) -> tuple[float, float]:
        across = EDGE + drawing.position(year, first, last, WIDTH - 2 * EDGE)
        return across, HEIGHT - EDGE - drawing.position(value, low, high, HEIGHT - 2 * EDGE)

    runs: list[list[tuple[float, float]]] = []
    before = None
    for number, value in known:
        if before is None or number != before + 1:
            runs.append([])
        runs[-1].append(at(number, value))
        before = number
    drawn = "".join(drawing.path(run) for run in runs if len(run) > 1)
    drawn += "".join(drawing.circle(*run[0], 1.6) for run in runs if len(run) == 1)
    drawn += drawing.circle(*at(*known[-1]), 3.5, plot.US)
    return drawing.image(drawn, WIDTH, HEIGHT, "spark")


def spark_words(years: Iterable[Published]) -> str:
    """The same in words: "From 18.3% in 2021-22 to 18.7% in 2024-25"."""
    known = [one for one in years if one.council is not None and one.period_end]
    if not known:
        return "No figures"
    first, last = known[0], known[-1]
    ends = [
        f"{numbers.national(one.council or 0, one.unit, one.decimals)} in"
        f" {numbers.period(one.period_end)}"
        for one in (first, last)
        if one.period_end
    ]
    return f"From {ends[0]} to {ends[1]}" if first is not last else f"Only {ends[0]}"


def attribution() -> tags.P:
    """The line that stands wherever published figures do."""
    return tags.P([f"{ATTRIBUTION} ", licence()], className="note attribution")


def licence() -> tags.A:
    """The text of the licence, for those who follow the link; no page asks another host itself."""
    return tags.A("Read the licence", href=LICENCE, rel="noreferrer")


def neighbours_said(published: Published) -> str:
    """ "Neighbours, median of 10, 2025 set"."""
    return f"Neighbours, {strip.neighbours_words(published)}"
