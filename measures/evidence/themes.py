"""Suggested themes for what people wrote: the nearest of a list, with the words that led to it.

A suggestion is offered, never counted. It knows words, not meaning, and says nothing of whether
something good or bad was said.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from measures.evidence.free_text import LISTS
from warehouse.gate.read import Scope, query
from warehouse.paths import REFERENCE
from warehouse.problems import Refused

# Below this the words in common are too few to be worth a reader's time.
LEAST_SCORE = 0.1
OTHER = "OTHER"
# Compliments speak of the themes of feedback.
_LIKE = {"COMPLIMENT_THEME": "FEEDBACK_THEME"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ing", "ed", "es", "ly", "s")
_LEAST_STEM = 4


@dataclass(frozen=True)
class Suggestion:
    """The nearest theme, its cosine similarity (0 to 1) and the words in common, strongest
    first."""

    theme: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Unthemed:
    """A row of evidence with text and no theme, and what is suggested for it, if anything is.

    `source` is the row's table and `row_id` its key, as the Data page writes keys.
    """

    source: str
    row_id: str
    day: dt.date | None
    team_id: str
    text: str
    suggestion: Suggestion | None


def unthemed(
    warehouse: Path, scope: Scope, sources: Sequence[str] = tuple(LISTS)
) -> tuple[Unthemed, ...]:
    """Every row with text and no theme of some sources, by source, date and key.

    Raises Refused when scikit-learn is not installed or a source has no free text.
    """
    unknown = [name for name in sources if name not in LISTS]
    if unknown:
        raise Refused(
            [
                f"{name} has no free text to suggest a theme for; name one of {', '.join(LISTS)}."
                for name in unknown
            ]
        )
    rows = query(warehouse, "unthemed", scope, sources=sorted(sources))
    listed = query(warehouse, "theme_codes", scope, lists=sorted(LISTS.values()))
    found: list[Unthemed] = []
    for source, name in LISTS.items():
        said = [row for row in rows if row["source"] == source]
        codes = [row["code"] for row in listed if row["list"] == name]
        near = suggest([row["text"] for row in said], terms(name, codes))
        for row, nearest in zip(said, near, strict=True):
            found.append(Unthemed(suggestion=nearest, **row))
    return tuple(found)


def suggest(
    texts: Sequence[str], terms: Mapping[str, str], least: float = LEAST_SCORE
) -> list[Suggestion | None]:
    """The nearest theme of each text, or None where no theme scores `least`.

    `terms` gives the words of each theme. Each theme is one document; a word counts once and
    weighs by its smoothed idf, ln((1 + themes) / (1 + themes with the word)) + 1, and a text is as
    near to a theme as the cosine of their weights (scikit-learn's TfidfVectorizer). Words of a
    text that no theme has count for nothing. The first theme stands where two are equally near.
    Raises Refused when scikit-learn is not installed.
    """
    vectorizer = _vectorizer()
    if not texts or not any(stems(words) for words in terms.values()):
        return [None] * len(texts)
    themes = vectorizer.fit_transform(terms.values())
    weights = vectorizer.transform(texts)
    scores = (weights @ themes.T).toarray().round(9)
    vocabulary = vectorizer.get_feature_names_out()
    found: list[Suggestion | None] = []
    for row, text in enumerate(texts):
        best = int(scores[row].argmax())
        shared = weights[row].multiply(themes[best]).tocoo()
        weight = dict(zip(vocabulary[shared.col], shared.data.tolist(), strict=True))
        near = Suggestion([*terms][best], float(scores[row, best]), _led(text, weight))
        found.append(near if near.score >= least else None)
    return found


def _vectorizer() -> Any:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    except ImportError as error:
        raise Refused(
            [
                "Suggesting themes needs scikit-learn, which is not installed; install the product"
                " with its extra `themes`, and ask again."
            ]
        ) from error
    return TfidfVectorizer(analyzer=stems, binary=True)


def stems(text: str) -> list[str]:
    """The words of three letters or more, each without its ending: waited and waiting are wait."""
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > _LEAST_STEM else word


def _led(text: str, weight: Mapping[str, float]) -> tuple[str, ...]:
    """The words of a text that a theme shares, as they were written, strongest first."""
    written = {word: weight.get(_stem(word), 0.0) for word in _WORD.findall(text.lower())}
    led = sorted((-value, word) for word, value in written.items() if value > 0)
    return tuple(word for _, word in led)


def terms(name: str, codes: Iterable[str]) -> dict[str, str]:
    """The words of each code of a list, OTHER left out.

    A code of the council's own that has no words in theme_terms.csv is known by its own.
    """
    name = _LIKE.get(name, name)
    return {
        code: f"{code.replace('_', ' ').lower()} {written().get((name, code), '')}".strip()
        for code in codes
        if code != OTHER
    }


@cache
def written() -> dict[tuple[str, str], str]:
    """The words of data/reference/theme_terms.csv by list and code."""
    with (REFERENCE / "theme_terms.csv").open(encoding="utf-8-sig", newline="") as lines:
        return {
            (row["list"].upper(), row["code"].upper()): row["terms"]
            for row in csv.DictReader(lines)
        }
