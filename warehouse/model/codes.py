"""National code lists that the product ships: assessment factors and ethnicity groups."""

import csv
import json
from collections.abc import Iterable

from warehouse.paths import REFERENCE


def _pairs(name: str) -> dict[str, str]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {row[0]: row[1] for row in rows}


FACTORS: dict[str, str] = _pairs("factors.csv")
ETHNIC_GROUPS: dict[str, str] = _pairs("ethnicity.csv")

_BY_WORDS = {words.casefold(): code for code, words in FACTORS.items()}
_YES = {"y", "yes", "1", "true"}


def named(text: str) -> list[str]:
    """The things a cell names: items of an array, keys of an object that are yes, or the text."""
    try:
        content = json.loads(text)
    except ValueError:
        return (
            [text] if _code(text) else [part.strip() for part in text.replace(";", ",").split(",")]
        )
    if isinstance(content, dict):
        return [key for key, value in content.items() if str(value).strip().casefold() in _YES]
    items = content if isinstance(content, list) else [content]
    return [str(item) for item in items if item is not None]


def _code(name: str) -> str | None:
    name = name.strip()
    return name.upper() if name.upper() in FACTORS else _BY_WORDS.get(name.casefold())


def factor_codes(texts: Iterable[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(cell, code) for every factor named, and (cell, name) for every name not in the list."""
    known, unknown = [], []
    for text in texts:
        for name in dict.fromkeys(part for part in named(text) if part.strip()):
            code = _code(name)
            if code:
                known.append((text, code))
            else:
                unknown.append((text, name.strip()[:80]))
    return known, unknown
