"""The published rules of every source in words, with the thresholds that this council uses."""

from dashboard import tags
from dashboard.components import notes
from dashboard.words import agreement, numbers
from measures.evidence.thresholds import Thresholds
from measures.evidence.triangulate import SOURCES

_SHARE = (
    "{many} of the {months} months to the month. Fewer than {fewest}: too few. {strength_from}% or"
    " more {good}: strength. {concern_to}% or fewer: concern. Otherwise steady."
)
_UNUSUAL = (
    "{many} of {months} months, held against the {before} months before. Concern or strength only"
    " when so many or more would come by chance in at most {unlikely}% of such times (Poisson)."
    " Fewer than {fewest} seen and expected, or fewer than {least_before} months before: too few."
)
_RULES = {
    "performance": (
        "Headline measures with a good direction. A signal in the bad direction, or a target surely"
        " missed (95% interval, {months} months of a flow): concern. A signal in the good"
        " direction, or the target surely met on every measure that has one, and no concern:"
        " strength. Otherwise steady."
    ),
    "benchmark": (
        "Published figures of the council, the latest year. Worse than the neighbours' median and"
        " than England by more than chance: concern. Better likewise: strength. Otherwise steady."
    ),
    "audits": (
        "Audits of {months} months that judged a domain of the question; good when every such"
        " domain is. Fewer than {fewest}: too few. {strength_from}% or more good: strength. Under"
        " {concern_below}%: concern. Any immediate concern: concern."
    ),
    "observations": (
        "Observations of {months} months. Fewer than {fewest}: too few. {strength_from}% or more"
        " strengths and under {need_below}% development needs: strength. {concern_from}% or more"
        " development needs: concern."
    ),
    "complaints": _UNUSUAL + " More than usual is a concern; silence is never a strength.",
    "compliments": _UNUSUAL + " More than usual is a strength.",
    "families": _SHARE,
    "practitioners": _SHARE,
    "partners": _SHARE,
    "disputes": _UNUSUAL
    + " More than usual is a concern; {good_practice} notes of good practice, without one, a"
    " strength.",
    "reviews": (
        "Reviews and peer challenge of {months} months, whole council. Any review or area for"
        " improvement: concern. Strengths only: strength."
    ),
}
_MANY = {
    "complaints": "Complaints",
    "compliments": "Compliments",
    "disputes": "Disputes",
    "families": "Items of feedback, positive or negative,",
    "practitioners": "Answers",
    "partners": "Comments, positive or negative,",
}
TOGETHER = (
    "Fewer than two sources that speak: too little. A concern and a strength: they disagree. Two or"
    " more concerns and no strength, or the reverse: they agree. Exactly one, the rest steady: one"
    " voice. None and too few change no verdict."
)


def rule(source: str, chosen: Thresholds) -> str:
    """The rule of one source in whole sentences."""
    thresholds = {name: numbers.trimmed(value) for name, value in chosen.get(source, {}).items()}
    good = "agree" if source == "practitioners" else "positive"
    return _RULES[source].format(many=_MANY.get(source, ""), good=good, **thresholds)


def rules(chosen: Thresholds) -> tags.Details:
    """Every rule, and the one that compares them, behind one line."""
    said = [(agreement.NAMES[source], rule(source, chosen)) for source in SOURCES]
    listed = tags.Dl(notes.pairs([*said, ("Together", TOGETHER)]), className="pairs")
    summary = tags.Summary("How a cell gets its word")
    return tags.Details([summary, listed], className="behind", id="rules")
