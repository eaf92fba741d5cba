"""The published rules of every source in words, with the thresholds that this council uses."""

from dashboard import tags
from dashboard.components import notes
from dashboard.words import numbers
from measures.evidence.sources import SPEAKERS
from measures.evidence.thresholds import Thresholds

RULES = {speaker.key: speaker.rule for speaker in SPEAKERS}
TOGETHER = (
    "Fewer than two sources that speak: too little. A concern and a strength: they disagree. Two or"
    " more concerns and no strength, or the reverse: they agree. Exactly one, the rest steady: one"
    " voice. None and too few change no verdict."
)


def rule(source: str, chosen: Thresholds) -> str:
    """The rule of one source in whole sentences."""
    thresholds = {name: numbers.trimmed(value) for name, value in chosen.get(source, {}).items()}
    return RULES[source].format(**thresholds)


def rules(chosen: Thresholds) -> tags.Details:
    """Every rule, and the one that compares them, behind one line."""
    said = [(speaker.name, rule(speaker.key, chosen)) for speaker in SPEAKERS]
    listed = tags.Dl(notes.pairs([*said, ("Together", TOGETHER)]), className="pairs")
    summary = tags.Summary("How a cell gets its word")
    return tags.Details([summary, listed], className="behind", id="rules")
