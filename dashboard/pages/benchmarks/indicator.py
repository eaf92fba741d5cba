"""One published indicator, open: all authorities of its year, its years, and what it is made of."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import indicators, strip
from dashboard.components import links, notes, published, table
from dashboard.components.chart import chart
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import comparison, numbers
from measures.answers.our_year import LocalYear
from measures.benchmarks.areas import Area
from measures.benchmarks.counterparts import counterpart
from measures.benchmarks.indicators import AtLarge, Value
from measures.catalogue import MEASURES
from measures.model.measure import Kind, Measure
from measures.model.published import Published

MOST_CHOSEN = 3


def answer(found: AtLarge, view: PageView) -> str:
    """The facts in one sentence: ours, of what, the range, and where it stands."""
    one = found.listed.latest
    name = found.ours.name if found.ours else view.snapshot.council
    when = numbers.short_year(one, view.month)
    if one.council is None:
        why = numbers.absent(one.council_symbol) if one.council_symbol else "nothing is published"
        return f"{name}, {when}: {why}."
    said = f"{name} {numbers.national(one.council, one.unit, one.decimals)} in {when}"
    if one.numerator is not None and one.denominator:
        said += f" ({numbers.trimmed(one.numerator)} of {numbers.trimmed(one.denominator)})"
    return f"{said}, {numbers.age_in_months(one.months_old)}. {comparison.difference(one)}"


def authorities(found: AtLarge, chosen: Sequence[Area]) -> tags.Figure:
    """Every authority with a figure as a dot, and all of them in the table."""
    one = found.listed.latest
    ranked = [row for row in found.authorities if row.value is not None]
    when = numbers.period(one.period_end) if one.period_end else str(one.year)
    unit = numbers.capital(numbers.national_unit(one.unit))
    return chart(
        "authorities",
        indicators.dots(found, [area.code for area in chosen]),
        headline=f"{len(ranked)} authorities from the lowest to the highest, {when}",
        subtitle=f"{unit}. Filled: ours. Crosses: our {len(found.neighbours)} neighbours."
        " Line: England. Scale does not start at zero.",
        summary=_summary(found),
        table=_authorities_table(found, one.unit, one.decimals, chosen),
        source=_source(found),
    )


def _summary(found: AtLarge) -> str:
    one = found.listed.latest
    kind = _kind(one.unit)
    said = [
        strip.in_words(one, kind),
        strip.middle_half(one, kind),
        published.rank_and_quarter(one),
    ]
    return ". ".join(numbers.capital(part) for part in said if part) + "."


def _authorities_table(
    found: AtLarge, unit: str, decimals: int, chosen: Sequence[Area]
) -> Component:
    near = {area.code for area in found.neighbours}
    own = found.ours.code if found.ours else ""
    others = {area.code for area in chosen}
    columns = [
        table.Column("Authority"),
        table.Column("Figure", "number"),
        table.Column("From the lowest", "number"),
        table.Column("Which"),
    ]
    known = [row.value for row in found.authorities if row.value is not None]
    rows: list[list[table.Cell]] = []
    for row in found.authorities:
        marks = [
            word
            for word, held in (
                ("ours", row.area.code == own),
                ("neighbour", row.area.code in near),
                ("chosen", row.area.code in others),
                ("joint return", bool(row.joint)),
            )
            if held
        ]
        rank = table.Empty("not ranked") if row.value is None else str(known.index(row.value) + 1)
        rows.append(
            [
                row.area.name,
                published.amount(row.value, row.symbol, unit, decimals),
                rank,
                ", ".join(marks),
            ]
        )
    return table.table("All authorities", columns, rows, hide_caption=True)


def years(
    found: AtLarge, chosen: Sequence[Area], history: Mapping[str, Sequence[Value]]
) -> tags.Figure:
    """Our published years beside England, the neighbours and the chosen authorities."""
    listed = found.listed
    names = {area.code: area.name for area in chosen}
    first, last = listed.years[0].period_end, listed.years[-1].period_end
    span = f"{numbers.period(first)} to {numbers.period(last)}" if first and last else ""
    return chart(
        "years",
        indicators.years(found, history, names),
        headline=f"Over the years, {span}",
        subtitle="A year without a figure is a gap. Neighbours: the median of today's set, dashed."
        " Scale does not start at zero.",
        summary=f"{published.spark_words(listed.years)}.",
        table=_years_table(found, chosen, history),
        source=_source(found),
    )


def _years_table(
    found: AtLarge, chosen: Sequence[Area], history: Mapping[str, Sequence[Value]]
) -> Component:
    listed = found.listed
    region = listed.latest.region_name or "Region"
    columns = [
        table.Column("Year"),
        *(
            table.Column(name, "number")
            for name in (
                found.ours.name if found.ours else "Council",
                "England",
                region,
                "Neighbours, median",
                "Neighbours, mean",
                *(area.name for area in chosen),
            )
        ),
    ]
    known = {code: {row.year: row for row in rows} for code, rows in history.items()}
    rows: list[list[table.Cell]] = []
    for one in reversed(listed.years):

        def cell(
            value: float | None,
            symbol: str = "",
            unit: str = one.unit,
            decimals: int = one.decimals,
        ) -> table.Cell:
            return published.amount(value, symbol, unit, decimals)

        others = [known[area.code].get(one.year) for area in chosen]
        rows.append(
            [
                numbers.period(one.period_end) if one.period_end else str(one.year),
                published.ours(one),
                cell(one.england, one.england_symbol),
                cell(one.region, one.region_symbol),
                cell(one.neighbours),
                cell(one.neighbours_mean),
                *(cell(row.value, row.symbol) if row else published.NONE for row in others),
            ]
        )
    return table.table("Year by year", columns, rows, hide_caption=True)


def chooser(view: PageView, known: Sequence[Area], chosen: Sequence[Area]) -> tags.Div:
    """A native select that adds an authority, and the chosen ones to take away again."""
    codes = [area.code for area in chosen]
    removing = [
        tags.Li(
            links.anchor(f"Leave out {area.name}", _with(view, set(codes) - {area.code}, codes))
        )
        for area in chosen
    ]
    listed = tags.Ul(removing, className="names") if removing else None
    if len(chosen) >= MOST_CHOSEN:
        full = tags.P(f"{MOST_CHOSEN} are the most that can be told apart.", className="note")
        return tags.Div([full, listed], className="chooser")
    options = [tags.Option("Choose an authority", value=_with(view, set(codes), codes))]
    options += [
        tags.Option(area.name, value=_with(view, {*codes, area.code}, [*codes, area.code]))
        for area in known
        if area.code not in codes
    ]
    select = tags.Select(options, id="compare", key=",".join(codes), **{"data-goes": "there"})
    label = tags.Label("Compare with", htmlFor="compare")
    return tags.Div(
        [part for part in (label, select, listed) if part is not None], className="chooser"
    )


def _with(view: PageView, kept: set[str], order: Sequence[str]) -> str:
    """The address with these authorities chosen, in the order in which they were."""
    areas = ",".join(code for code in order if code in kept)
    return url.link(links.BENCHMARKS, view.filters, areas=areas)


def told(view: PageView, found: AtLarge, measure: Measure | None, own: LocalYear | None) -> tags.Dl:
    """Every comparator by name, our own records, what it is made of, and where it comes from."""
    one, indicator = found.listed.latest, found.listed.indicator
    kind = _kind(one.unit)
    said: list[tuple[str, str | Component | Sequence[Component | str]]] = [
        ("Published for", strip.when(one, view.month)),
        ("Ours, range", comparison.between(one)),
        ("", comparison.method(one)),
        ("England", strip.amount(one.england, one.england_symbol, kind, one)),
        (one.region_name, strip.amount(one.region, one.region_symbol, kind, one)),
        (published.neighbours_said(one), strip.amount(one.neighbours, "", kind, one)),
        ("Neighbours, mean", published.mean(one)),
        ("Neighbours", ", ".join(area.name for area in found.neighbours)),
        ("Place", published.rank_and_quarter(one)),
        ("Direction", numbers.GOOD_END[one.polarity]),
        *_ours(view, measure, one, own),
        ("Made of", indicator.made_of),
        ("Note", indicator.notes),
        ("Source", f"{one.source}{_release(one)} ({one.source_file})"),
    ]
    shown = [(label, value) for label, value in said if value and label]
    return tags.Dl(notes.pairs(shown), className="pairs")


def _ours(
    view: PageView, measure: Measure | None, one: Published, own: LocalYear | None
) -> list[tuple[str, str | Component | Sequence[Component | str]]]:
    if measure is None:
        return [("Our measure", "None of the ten questions counts this")]
    alike = counterpart(measure.id)
    link = links.to(measure.title, links.measure(measure.id), view.filters)
    return [
        ("Our measure", link),
        ("Alike", f"{comparison.alike(alike.match)}: {alike.why}"),
        ("Our records, same year", tags.Div(published.local_words(one, own), className="gap")),
    ]


def measure_of(indicator_id: str) -> Measure | None:
    """The measure that an indicator stands beside, or None."""
    return next((one for one in MEASURES.values() if one.benchmark == indicator_id), None)


def _source(found: AtLarge) -> str:
    one = found.listed.latest
    return f"Source: {one.source}{_release(one)}."


def _release(one: Published) -> str:
    return f", release of {one.release}" if one.release else ""


def _kind(unit: str) -> Kind:
    return "percent" if unit == "percent" else "count"
