"""One question of one unit at large: what each source says and why, month by month, to its rows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars, source_stack
from dashboard.components import links, notes, rows, table
from dashboard.components.chart import chart
from dashboard.pages.triangulation import source_rows
from dashboard.pages.triangulation.matrix import rule
from dashboard.pages.triangulation.source_rows import Asked, Charted
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, codes, numbers
from measures.answers.data_quality import LeftOutOf
from measures.answers.evidence import Count
from measures.answers.series import SeriesOf
from measures.answers.side_by_side import MONTHS, SideBySide, SideBySideOf, StatementRows
from measures.answers.signals import SignalsOf
from measures.answers.statements import Statement, Triangulated, UrgentOf
from measures.catalogue import TOPICS, headlines, of_question
from measures.council.targets import Targets
from measures.evidence.sources import BY_KEY
from measures.evidence.thresholds import thresholds_used
from measures.evidence.triangulate import SOURCES
from measures.model.figure import Series
from measures.model.months import months_between, months_later
from measures.model.subject import Subject

AS_WRITTEN = ("service", "locality")
LEADING = 5


def beside(view: PageView, found: Triangulated, asked: Asked) -> tags.Section:
    """The panel of the chosen question, with the chosen source's rule and rows where there is
    one."""
    shown = view.answer(SideBySideOf(found.kpq))
    source = view.filters.source
    chosen = next((one for one in found.statements if one.source == source), None)
    return tags.Section(
        [
            _title(view, found),
            *([_of_source(view, found.kpq, chosen)] if chosen else []),
            _months(view, found, shown, asked),
            *_themes(shown),
        ],
        className="beside-panel",
        id="beside",
        tabIndex=-1,
    )


def _title(view: PageView, found: Triangulated) -> tags.Div:
    ways: list[Component | str] = [
        links.to("Open the question", links.question(str(found.kpq)), view.filters)
    ]
    if view.inside:
        address = url.link(links.TRIANGULATION, view.filters.kept(), kpq=str(found.kpq), by="units")
        ways.append(links.anchor("Which unit below disagrees?", address))
    verdict = f": {agreement.word(found.verdict)}, {agreement.reason(found)}"
    if found.verdict == agreement.NOT_TOLD:
        verdict = ""
    return tags.Div(
        [
            tags.P(f"Question {found.kpq}, {view.unit_name}", className="note"),
            tags.H2(f"{TOPICS[found.kpq]}{verdict}"),
            tags.P(_sides(found)),
            tags.P(ways, className="turning"),
        ]
    )


def _sides(found: Triangulated) -> str:
    said = [
        f"{word}: {', '.join(map(agreement.called, found.saying(statement)))}."
        for statement, word in agreement.STATEMENTS.items()
        if statement != "none" and found.saying(statement)
    ]
    return " ".join(said) or "No source says anything of it."


def _of_source(view: PageView, kpq: int, said: Statement) -> tags.Section:
    name = agreement.NAMES[said.source]
    pairs = [
        ("Says", f"{agreement.STATEMENTS[said.statement]}, {agreement.rests_on(said)}"),
        ("Because", numbers.capital(agreement.detail(said.detail)) or "Nothing came in its window"),
        ("Rule", rule(said.source, thresholds_used(view.warehouse))),
    ]
    if said.urgent:
        pairs.insert(1, ("To speak of", _urgent(view, kpq)))
    told = tags.Dl(notes.pairs(pairs), className="pairs")
    return tags.Section(
        [tags.H3(name), told, *_behind(view, kpq, said.source)], className="of-source"
    )


def _urgent(view: PageView, kpq: int) -> str:
    """Each audit of the last three months that raised an immediate concern, by team and month."""
    named = [
        f"{one.node.name} in {numbers.month(one.month)}"
        + (f" ({one.audits} audits)" if one.audits > 1 else "")
        for one in view.answer(UrgentOf(kpq))
    ]
    said = "; ".join(named) or "named to those who answer for the unit"
    return f"Immediate concern: {said}"


def _behind(view: PageView, kpq: int, source: str) -> list[Component]:
    if source in BY_KEY:
        address = url.link(links.EVIDENCE, view.filters.kept(), source=source)
        way = tags.P(
            links.anchor(f"All {agreement.NAMES[source].lower()} of {view.unit_name}", address),
            className="more",
        )
        return [way, *_rows(view, kpq, source)]
    measures = tuple(one for one in headlines() if one.kpq == str(kpq) and one.better)
    notices = view.answer(LeftOutOf(measures))
    listed = [
        tags.Li(
            [
                links.to(one.title, links.measure(one.id), view.filters),
                *notes.in_part(notices.loud(one)),
            ]
        )
        for one in measures
    ]
    left_out = notes.what_is_left_out(view, notices.beside)
    return [tags.Ul(listed, className="plain"), *left_out]


def _rows(view: PageView, kpq: int, source: str) -> list[Component]:
    filters = view.filters
    if not view.lists_fact(f"evidence_{source}"):
        return [tags.P("Rows are listed for those whose role opens them.", className="note")]
    found = view.answer(StatementRows(source, kpq, rows.chosen(filters)))
    if not found.rows and filters.page > 1:
        return _rows(replace(view, filters=replace(filters, page=1)), kpq, source)
    if not found.total:
        return [tags.P("No rows in its window.", className="note")]
    listed = rows.Listed(
        f"{agreement.NAMES[source]}, question {kpq}, {view.area}",
        links.TRIANGULATION,
        "beside",
        ", one a question and part that was looked at",
        None,
        _cell,
    )
    summary = tags.Summary(f"Show its {numbers.rows(found.total)}")
    turned = filters.page > 1 or bool(filters.sort)
    return [
        tags.Details([summary, *rows.page(view, listed, found)], className="behind", open=turned)
    ]


def _cell(name: str, value: object) -> str:
    coded = isinstance(value, str) and not name.endswith("_id") and name not in AS_WRITTEN
    return codes.code(str(value)) if coded else rows.cell(value)


def _months(view: PageView, found: Triangulated, shown: SideBySide, asked: Asked) -> Component:
    months = list(months_between(months_later(view.month, 1 - MONTHS), view.month))
    charted = _charted(view, str(found.kpq), months[0])
    series = charted.series if charted else None
    sources = {one: shown.sources[one] for one in SOURCES if one in shown.sources}
    drawn = source_rows.rows(months, found, sources, charted, asked, shown.of_few)
    return chart(
        "beside-months",
        source_stack.stack(months, [*drawn, *source_rows.raised(months, shown.actions)]),
        headline="Side by side, month by month",
        subtitle=f"{view.area}, {numbers.month(months[0])} to {numbers.month(months[-1])}."
        f" Bars start at zero, each row by itself.{source_rows.scale(charted)}",
        summary=_summary(series, sources, shown, months),
        table=_table(months, sources, shown, series),
    )


def _charted(view: PageView, kpq: str, first: dt.date) -> Charted | None:
    """The measure of the question that is drawn, in the months that are shown."""
    measures = of_question(kpq)
    figures, said, targets = view.answer(SeriesOf(measures), SignalsOf(measures), Targets())
    series = _directed(kpq, figures)
    if series is None:
        return None
    points = tuple(p for p in series.points if first <= p.month <= view.month)
    signals = {one.month: one for one in said.get(series.measure.id, ()) if one.month >= first}
    held = replace(series, points=points)
    return Charted(held, signals, targets.get(series.measure.id))


def _directed(kpq: str, series: Mapping[Subject, Series]) -> Series | None:
    """The first headline measure of the question that has a direction and any figure."""
    own = [series[Subject(one)] for one in headlines() if one.kpq == kpq and Subject(one) in series]
    directed = [one for one in own if one.points and one.measure.better]
    return next(iter(directed or [one for one in own if one.points]), None)


def _summary(
    series: Series | None,
    sources: dict[str, dict[dt.date, Count]],
    shown: SideBySide,
    months: list[dt.date],
) -> str:
    said = [f"{series.measure.label}: {numbers.summary(series)}"] if series else []
    said += [
        f"{agreement.NAMES[source]}: {numbers.number(sum(one.n for one in counts.values()))} in"
        f" {len(counts)} of {len(months)} months, last in {numbers.month(max(counts))}."
        for source, counts in sources.items()
    ]
    few = [agreement.NAMES[one].lower() for one in SOURCES if one in shown.of_few]
    if few:
        said.append(f"Some months are hidden, since they are of few people: {', '.join(few)}.")
    heard = {*sources, *shown.of_few}
    silent = [agreement.NAMES[one].lower() for one in SOURCES[2:] if one not in heard]
    if silent:
        said.append(f"Nothing in these months: {', '.join(silent)}.")
    raised = sum(shown.actions.values())
    return " ".join([*said, f"Actions raised: {numbers.number(raised)}."])


def _table(
    months: list[dt.date],
    sources: dict[str, dict[dt.date, Count]],
    shown: SideBySide,
    series: Series | None,
) -> Component:
    measured = [table.Column(series.measure.label, "number")] if series else []
    columns = [
        table.Column("Month"),
        *measured,
        *[table.Column(agreement.NAMES[one]) for one in sources],
        table.Column("Actions raised", "number"),
    ]
    lines: list[list[table.Cell]] = [
        [
            numbers.month(month),
            *([_figure(series, month)] if series else []),
            *[_parts(shown, source, month) for source in sources],
            numbers.number(shown.actions.get(month, 0)),
        ]
        for month in reversed(months)
    ]
    return table.table("Side by side, month by month", columns, lines, hide_caption=True)


def _figure(series: Series, month: dt.date) -> table.Cell:
    point = series.at(month)
    if point is None:
        return table.Empty("hidden" if month in series.hidden else "no cases")
    return numbers.figure(series.measure, point)


def _parts(shown: SideBySide, source: str, month: dt.date) -> table.Cell:
    count = shown.sources.get(source, {}).get(month)
    if (source, month) in shown.hidden:
        return table.Empty("hidden")
    if count is None:
        return "0"
    if set(count.parts) == {"ALL"}:
        return numbers.number(count.n)
    return codes.listed(bars.in_order(count.parts, source_stack.ORDER))


def _themes(shown: SideBySide) -> list[Component]:
    if not shown.themes:
        return []
    listed = [
        tags.Li(
            f"{codes.code(theme.value)}: "
            f"{codes.listed(bars.in_order(theme.parts, source_stack.ORDER))}"
        )
        for theme in shown.themes[:LEADING]
    ]
    return [
        tags.Section(
            [
                tags.H3("What families spoke of most"),
                tags.Ul(listed, className="plain"),
                tags.P(
                    "No words are quoted: the extract carries no consent to quote.",
                    className="note",
                ),
            ]
        )
    ]
