"""The sources of evidence: a file a source, whose entry is `SOURCE`.

Whatever is known of all of them is made from these entries: the counts of the load, the statements,
the rules in words, the tabs of the evidence page, the columns of the matrix.
"""

from importlib import import_module
from pkgutil import iter_modules

from measures.evidence.source import DIRECTION, WHOLE, Dimension, Division, Source, Speaker

__all__ = [
    "BY_KEY",
    "DIRECTION",
    "SOURCES",
    "SPEAKERS",
    "WEIGHED_BY",
    "WHOLE",
    "Dimension",
    "Division",
    "Source",
    "Speaker",
]


def _entries() -> tuple[Speaker, ...]:
    found: list[Speaker] = [
        import_module(f"{__name__}.{module.name}").SOURCE for module in iter_modules(__path__)
    ]
    return tuple(sorted(found, key=lambda speaker: speaker.order))


# All that speak, in the order in which they are always shown; of these the sources of evidence.
SPEAKERS = _entries()
SOURCES = tuple(speaker for speaker in SPEAKERS if isinstance(speaker, Source))
BY_KEY = {source.key: source for source in SOURCES}
# The source that weighs what a measure counts without a good direction, by the measure's id.
WEIGHED_BY = {source.measure: source for source in SOURCES if source.measure}
