"""What is asked of a snapshot: a statement with its arguments, or several composed to one.

A page that sends one statement waits once. Each part becomes a list of rows within one row.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Argument = str | int | float | bool | dt.date | None | list[str]
_NAMED = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class Ask:
    """A statement of the catalogue with its arguments, not yet sent."""

    sql: str
    arguments: Mapping[str, Argument]

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from other asks."""
        named = sorted(self.arguments.items())
        return self.sql, *((name, tuple(v) if isinstance(v, list) else v) for name, v in named)


def composed(asks: Sequence[Ask]) -> tuple[str, dict[str, Argument]]:
    """One statement of one row: the rows of the nth ask are the list in column `answer_n`.

    Arguments of the nth ask are renamed `ask_n_...`, so that two asks may use one name.
    """
    lists = [_as_list(number, ask.sql) for number, ask in enumerate(asks)]
    arguments = {
        f"ask_{number}_{name}": value
        for number, ask in enumerate(asks)
        for name, value in ask.arguments.items()
    }
    return "select\n" + ",\n".join(lists), arguments


def _as_list(number: int, sql: str) -> str:
    own = _NAMED.sub(rf"$ask_{number}_\1", sql.strip().rstrip(";"))
    return f"array(select answer from (\n{own}\n) as answer) as answer_{number}"
