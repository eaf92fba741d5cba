"""Which cells of a case a reader sees: identifiers in clear or under a key, text or none of it.

Deny by default: to a reader of pseudonyms every text is an identifier unless it names a place or
its column is listed as a code.
"""

from typing import Any

from warehouse.scope import Forbidden, Scope
from warehouse.statements import Statement

PLACES = frozenset({"service", "locality", "team_id", "team_name", "level", "measure_id"})
Row = dict[str, Any]


def is_identifier(column: str, scope: Scope) -> bool:
    """Whether a text in the column is replaced by a pseudonym for this reader."""
    return not scope.clear_ids and column not in PLACES and column not in scope.codes


def shown(rows: list[Row], statement: Statement, scope: Scope) -> list[Row]:
    """The rows as the reader sees them. Raises Forbidden for pseudonyms without a key."""
    if statement.needs not in ("rows", "text") or scope.clear_ids or not rows:
        return rows
    hidden = [name for name in rows[0] if is_identifier(name, scope)]
    return [row | {name: _under_key(row[name], name, scope) for name in hidden} for row in rows]


def _under_key(value: object, column: str, scope: Scope) -> object:
    """The pseudonym of a text, and of a number in a column of identifiers; else the value."""
    if not (isinstance(value, str) or (value is not None and column.endswith("_id"))):
        return value
    if scope.pseudonyms is None:
        raise Forbidden("There is no key for pseudonyms; set TRIANGULATE_PSEUDONYM_KEY.")
    return scope.pseudonyms.of(str(value))
