"""How a figure is judged: the rule in words, what it is held against, and how often it errs."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import notes
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.signals import Signal
from measures.model.measure import Measure
from measures.signals.method import CHANCE, NOT_JUDGED, RULES

BASELINE = (
    "The first 24 complete months with figures, and they stay the yardstick. A new start needs a"
    " named person and a reason."
)
PROVISIONAL = (
    "All complete months so far, between 13 and 23 of them: provisional until there are 24."
)
ASSURED = {
    "xmr": "by the limits: both on one side of the target, or not",
    "other": "by the 95% interval of the cases: wholly on one side of the target, or not",
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
                [icons.against_itself(signal), f" {sentences.standing(signal, shown.point)}"]
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
    rule = ASSURED["xmr" if signal.method == "xmr" else "other"]
    return tags.Span([icons.target_word(signal.assurance), f", {rule}"])


def _by_chance(signal: Signal) -> str:
    rate = CHANCE.get(signal.method)
    if rate is None:
        return ""
    return (
        f"Of 1,000 series of this kind that do not change, about {1000 * rate[0]:.0f} show a signal"
        " in any one month."
    )
