"""How a figure is judged: the rule in words, what it is held against, and how often it errs."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons, strip
from dashboard.components import links, notes, published, rows
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import comparison, numbers, sentences
from measures.answers.cases import SettingsOf, sql_of
from measures.answers.data_quality import Notices
from measures.answers.our_year import LocalYears
from measures.answers.signals import Signal
from measures.benchmarks.counterparts import counterpart
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.published import Published
from measures.model.subject import Subject
from measures.signals.method import CHANCE, NOT_JUDGED, RULES

BASELINE = (
    "The first 24 complete months with figures, and they stay the yardstick. A new start needs a"
    " named person and a reason."
)
PROVISIONAL = (
    "All complete months so far, between 13 and 23 of them: provisional until there are 24."
)
ASSURED = {
    "limits": "by the limits: both on one side of the target, or not",
    "cases": "by the 95% interval of the cases: wholly on one side of the target, or not",
}


def told(shown: SubjectView) -> Component:
    """The method of one measure, unit and month, or why there is none."""
    measure, signal = shown.measure, shown.signal
    if signal is None:
        return tags.P(_why_none(shown.page))
    said: list[tuple[str, str | Component | None]] = [
        (
            "Says",
            tags.Span(
                [icons.against_itself(signal), f" {sentences.signal_in_words(signal, shown.point)}"]
            ),
        ),
        ("Rule", RULES[signal.method]),
        ("Held against", _baseline(signal)),
        ("Usual", _lines(measure, signal)),
        ("New start?", sentences.rebase_suggested(signal)),
        ("Target", _target(signal)),
        ("By chance", _by_chance(signal)),
    ]
    return tags.Dl(notes.pairs((label, value) for label, value in said if value), className="pairs")


def _why_none(view: PageView) -> str:
    if view.month > view.snapshot.latest_month:
        return "The month is not complete, so it is not judged yet."
    return "Parts of a whole and months without a figure are shown, and not judged by a signal."


def _baseline(signal: Signal) -> str:
    if signal.method == NOT_JUDGED:
        return ""
    return PROVISIONAL if signal.provisional else BASELINE


def _lines(measure: Measure, signal: Signal) -> str:
    usual = sentences.usual_range(measure, signal)
    if not usual or signal.centre is None:
        return ""
    middle = numbers.value(measure.kind, signal.centre)
    return f"{usual}, around {middle}, in {numbers.month(signal.month)}"


def _target(signal: Signal) -> Component | None:
    if signal.assurance not in sentences.ASSURANCES:
        return None
    rule = ASSURED["limits" if signal.target_from is None else "cases"]
    said = [icons.target_word(signal), f" {sentences.target_judged(signal)}; {rule}"]
    return tags.Span(said)


def _by_chance(signal: Signal) -> str:
    rate = CHANCE.get(signal.method)
    if rate is None:
        return ""
    return (
        f"Of 1,000 series of this kind that do not change, about {1000 * rate[0]:.0f} show a signal"
        " in any one month."
    )


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


def drawer(shown: SubjectView, notices: Notices) -> tags.Section:
    """One part at a time, chosen by a link and kept in the address."""
    view, subject, measure = shown.page, shown.subject, shown.measure
    chosen = view.filters.drawer or url.DRAWERS[0]
    if chosen == "rows" and not view.lists(measure):
        chosen = url.DRAWERS[0]
    inside = {
        "definition": lambda: _definition(view, measure),
        "rows": lambda: rows.listing(shown),
        "published": lambda: _published(view, measure, shown.published),
        "method": lambda: [told(shown), *_left_out(shown, notices)],
        "sql": lambda: _sql(subject),
    }[chosen]()
    return tags.Section(
        [tags.H2(_title(measure, shown.point)), _tabs(shown, chosen), *inside],
        className="drawer",
        id="behind",
        tabIndex=-1,
    )


def _left_out(shown: SubjectView, notices: Notices) -> list[Component]:
    """All that a load noticed of what the measure is made from, loud or not."""
    found = notes.what_is_left_out(shown.page, notices.of(shown.measure), shown.measure)
    return [tags.H3("Not understood in what it is made from"), *found] if found else []


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
        ("Our records, same year", tags.Div(published.local_words(found, own.get(measure.id)))),
        ("Place", published.rank_and_quarter(found)),
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
