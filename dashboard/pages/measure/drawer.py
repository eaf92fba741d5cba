"""What is behind a figure: its definition, its rows, its published counterpart, its SQL."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import strip
from dashboard.components import links, notes, published, rows
from dashboard.pages.measure import method
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import comparison, numbers
from measures.answers.cases import SettingsOf, sql_of
from measures.answers.our_year import LocalYears
from measures.benchmarks.counterparts import counterpart
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.published import Published
from measures.model.subject import Subject

TITLES = {
    "definition": "Definition",
    "rows": "Rows",
    "published": "Published",
    "method": "Method",
    "sql": "SQL",
}


SETTINGS = {
    "cp_visit_working_days": "{} working days between child protection visits",
    "cin_visit_working_days": "{} working days between visits to a child in need",
    "caseload_limit": "{} children for each full-time social worker",
    "case_supervision_days": "{} days between supervisions of a child's case",
    "seen_alone_age": "Expected to be seen alone from the age of {}",
    "case_worker_roles": "Roles that hold cases: {}",
}


def drawer(shown: SubjectView) -> tags.Section:
    """One part at a time, chosen by a link and kept in the address."""
    view, subject, measure = shown.page, shown.subject, shown.measure
    chosen = view.filters.drawer or url.DRAWERS[0]
    if chosen == "rows" and not view.lists(measure):
        chosen = url.DRAWERS[0]
    inside = {
        "definition": lambda: _definition(view, measure),
        "rows": lambda: rows.listing(shown),
        "published": lambda: _published(view, measure, shown.published),
        "method": lambda: [method.told(shown)],
        "sql": lambda: _sql(subject),
    }[chosen]()
    return tags.Section(
        [tags.H2(_title(measure, shown.point)), _tabs(shown, chosen), *inside],
        className="drawer",
        id="behind",
        tabIndex=-1,
    )


def _title(measure: Measure, point: Point | None) -> str:
    return f"Behind {numbers.figure(measure, point)}" if point else "Behind this figure"


def _tabs(shown: SubjectView, chosen: str) -> tags.Nav:
    view, subject, path = shown.page, shown.subject, links.measure(shown.subject.key)
    tabs = []
    for name, title in TITLES.items():
        if name == "rows" and not view.lists(subject.measure):
            continue
        address = url.link(path, view.filters, "behind", drawer=name, page=1, sort="")
        here = {"aria-current": "true"} if name == chosen else {}
        tabs.append(tags.Li(links.anchor(title, address, **here)))
    return tags.Nav(tags.Ul(tabs), className="tabs", **{"aria-label": "Behind the figure"})


def _definition(view: PageView, measure: Measure) -> list[Component]:
    said = [
        ("In words", measure.definition),
        ("Counted", numbers.capital(measure.counts)),
        ("Out of", numbers.capital(measure.out_of)),
        ("Standard", _standard(measure)),
        ("Direction", numbers.BETTER[measure.better]),
        ("Settings used", _settings(view, measure)),
        ("Question", links.to(_question(measure), links.question(measure.kpq), view.filters)),
    ]
    return [
        tags.Dl(notes.pairs((label, value) for label, value in said if value), className="pairs")
    ]


def _question(measure: Measure) -> str:
    number = "" if measure.kpq == "QA" else f"{measure.kpq}. "
    return f"{number}{numbers.ASKS[measure.asks]}"


def _standard(measure: Measure) -> str:
    if not measure.standard_source:
        return measure.standard
    return f"{measure.standard} ({measure.standard_source})"


def _settings(view: PageView, measure: Measure) -> str | Component:
    used = view.answer(SettingsOf(measure))
    if not used:
        return "None"
    said = [tags.Li(SETTINGS[name].format(value)) for name, value in used.items()]
    return tags.Ul(said, className="plain")


def _published(view: PageView, measure: Measure, found: Published | None) -> list[Component]:
    alike = counterpart(measure.id)
    if found is None:
        return [tags.P(f"Nothing comparable is published for this measure: {alike.why}.")]
    own = view.answer(LocalYears({measure.id: found}))
    address = url.link(links.BENCHMARKS, view.filters.kept(), indicator=found.indicator_id)
    said = [
        *notes.counterparts(measure, found),
        ("Neighbours, mean", published.mean(found)),
        ("Our records, same year", tags.Div(published.local(found, own.get(measure.id)))),
        ("Place", published.standing(found)),
        ("Said", comparison.difference(found)),
        ("Period", strip.when(found, view.month)),
        ("Published as", links.anchor(found.title, address)),
        ("Alike", f"{numbers.capital(alike.match)}: {alike.why}"),
        ("Source", found.source),
    ]
    shown = notes.pairs((label, value) for label, value in said if value != "")
    letters = notes.counterpart_letters(found)
    return [
        tags.Dl(shown, className="pairs"),
        *([letters] if letters else []),
        published.attribution(),
    ]


def _sql(subject: Subject) -> list[Component]:
    code = tags.Pre(
        tags.Code(sql_of(subject)),
        tabIndex=0,
        role="region",
        **{"aria-label": "SQL of the measure"},
    )
    return [tags.P("This is what the figure and its rows are made with.", className="note"), code]
