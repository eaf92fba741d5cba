"""Assessment factors: codes out of arrays, objects and descriptions."""

import json
from collections.abc import Iterable

import duckdb
import pandas as pd

from warehouse.model.codes import FACTORS
from warehouse.paths import sql

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


def codes(texts: Iterable[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
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


def build_factors(con: duckdb.DuckDBPyConnection) -> None:
    """Make work.assessment_factor (assessment_id, code), one row each; note names not known."""
    column = "cinf_assessment_factors_json"
    rows = con.execute(
        f"select distinct {column} from extract.ssd_assessment_factors where {column} is not null"
        f" order by {column}"
    ).fetchall()
    known, unknown = codes(text for (text,) in rows)
    frame = pd.DataFrame(known, columns=["cell", "code"], dtype="string")
    con.register("factor_cells", frame)
    con.execute(sql("work", "assessment_factor"))
    con.unregister("factor_cells")
    _note_unknown(con, unknown)


def _note_unknown(con: duckdb.DuckDBPyConnection, unknown: list[tuple[str, str]]) -> None:
    if not unknown:
        return
    con.register("unknown_factors", pd.DataFrame(unknown, columns=["cell", "name"], dtype="string"))
    con.execute(
        "delete from meta.noted where table_name = 'ssd_assessment_factors'"
        " and kind = 'factor not known'"
    )
    con.execute(sql("work", "unknown_factor"))
    con.unregister("unknown_factors")
