"""Which cells of a case a reader sees: identifiers in clear or under a key, free text or none of
it.

Deny by default: a text in a column that neither names a place, nor holds an identifier, nor is
listed as a code in roles.toml is free text, and shown to those alone who may read text.
"""

from typing import Any

from warehouse.gate.scope import Forbidden, Scope
from warehouse.gate.sql_check import CheckedQuery

PLACES = frozenset({"service", "locality", "team_id", "team_name", "level", "measure_id"})
Row = dict[str, Any]


def is_identifier(column: str) -> bool:
    """Whether a column holds identifiers: of cases, children, staff."""
    return column.endswith("_id") and column not in PLACES


def is_free_text(column: str, scope: Scope) -> bool:
    """Whether a text in the column is free text."""
    return not (is_identifier(column) or column in PLACES or column in scope.codes)


def is_withheld(column: str, scope: Scope) -> bool:
    """Whether this reader sees something else than the identifier or text of the column."""
    if is_identifier(column):
        return not scope.clear_ids
    return is_free_text(column, scope) and not scope.may("text")


def shown(rows: list[Row], statement: CheckedQuery, scope: Scope) -> list[Row]:
    """The rows as the reader sees them. Raises Forbidden for pseudonyms without a key."""
    if statement.needs not in ("rows", "text", "quality") or not rows:
        return rows
    # What a load did not understand is shown as it was written; an identifier beside it is one.
    own = [name for name in rows[0] if statement.needs != "quality" or is_identifier(name)]
    hidden = [name for name in own if is_withheld(name, scope)]
    return [row | {name: _instead(row[name], name, scope) for name in hidden} for row in rows]


def _instead(value: object, column: str, scope: Scope) -> object:
    """A pseudonym for an identifier, nothing for a text; what is no text stays."""
    if value is None or not (isinstance(value, str) or is_identifier(column)):
        return value
    if not is_identifier(column):
        return None
    if scope.pseudonyms is None:
        raise Forbidden("There is no key for pseudonyms; set TRIANGULATE_PSEUDONYM_KEY.")
    return scope.pseudonyms.of(str(value))
