"""What is read by whom: one view of one unit in one month, and the readings that it answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar, overload

from measures.council.snapshot import Snapshot, snapshot
from measures.council.units import UnitNode, below, path, tree
from measures.model.months import months_later
from warehouse.gate.read import Argument, Row, Scope, fetch, query
from warehouse.model.unit import COUNCIL, Unit

Answer_co = TypeVar("Answer_co", covariant=True)
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")
Span = tuple[dt.date, dt.date]


class Reading(Protocol[Answer_co]):
    """What can be asked of a view: a value that knows its own plain statement and what the rows
    come to. A page says once which it needs; none is sent in a loop, and never one a chart."""

    def read(self, view: "View") -> Answer_co:
        """Send the statement, a file of queries/pages, and make the answer of its rows."""
        ...


@dataclass(frozen=True)
class View:
    """Who reads of which placed unit (a team with its service and locality) in which month.

    Within one request all readings are of one snapshot, on one cursor for each kind of need.
    """

    warehouse: Path
    scope: Scope
    unit: Unit
    month: dt.date

    @classmethod
    def of(
        cls, warehouse: Path, scope: Scope, unit: Unit = COUNCIL, month: dt.date | None = None
    ) -> "View":
        """A view of a unit that is found first; without a month of the latest complete one.

        Raises UnknownUnit, NoSnapshot.
        """
        month = month or snapshot(warehouse).latest_month
        return cls(warehouse, scope, path(warehouse, scope, unit, month)[-1].unit, month)

    def at(self, unit: Unit) -> "View":
        """The same reader and month for another placed unit."""
        return View(self.warehouse, self.scope, unit, self.month)

    def since(self, months: int | None) -> Span:
        """The first and last of so many months to this one; without a number all that can be
        chosen, to the last of the snapshot."""
        if months is None:
            return self.snapshot.months[0], self.snapshot.months[-1]
        return months_later(self.month, 1 - months), self.month

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that is read."""
        return snapshot(self.warehouse)

    @property
    def place(self) -> dict[str, Argument]:
        """The unit as the arguments of statements name it."""
        return dict(self.unit._asdict())

    @property
    def path(self) -> tuple[UnitNode, ...]:
        """The council and the units down to this one."""
        return path(self.warehouse, self.scope, self.unit, self.month)

    @property
    def below(self) -> tuple[UnitNode, ...]:
        """The units one step below, by name; none below a team."""
        return below(self.warehouse, self.scope, self.unit, self.month)

    @property
    def names(self) -> Mapping[Unit, UnitNode]:
        """Every unit of the month that the reader may see, with its name."""
        return {node.unit: node for node in tree(self.warehouse, self.scope, self.month)}

    @property
    def answers(self) -> bool:
        """Whether the reader answers for the unit, and so reads its groups and categories too."""
        return self.scope.answers_for(self.unit)

    @property
    def reads_whole(self) -> bool:
        """Whether the reader reads the unit's whole figures as counted, and what is said of
        them."""
        return self.scope.reads_whole(self.unit)

    def rows(self, name: str, **arguments: Argument) -> list[Row]:
        """The rows of a file of queries/pages. Raises Forbidden when the reader lacks its need."""
        return query(self.warehouse, name, self.scope, **arguments)

    def fetch(self, sql: str, arguments: Mapping[str, Argument]) -> list[Row]:
        """The rows of a statement that is made from the catalogue, never of what a user wrote."""
        return fetch(self.warehouse, sql, self.scope, arguments)

    @overload
    def answer(self, first: Reading[A], /) -> A: ...

    @overload
    def answer(self, first: Reading[A], second: Reading[B], /) -> tuple[A, B]: ...

    @overload
    def answer(
        self, first: Reading[A], second: Reading[B], third: Reading[C], /
    ) -> tuple[A, B, C]: ...

    @overload
    def answer(
        self, first: Reading[A], second: Reading[B], third: Reading[C], fourth: Reading[D], /
    ) -> tuple[A, B, C, D]: ...

    @overload
    def answer(
        self,
        first: Reading[A],
        second: Reading[B],
        third: Reading[C],
        fourth: Reading[D],
        fifth: Reading[E],
        /,
    ) -> tuple[A, B, C, D, E]: ...

    def answer(self, *readings: Reading[Any]) -> Any:
        """The answer of each reading, in their order; of one reading its answer alone."""
        found = tuple(reading.read(self) for reading in readings)
        return found[0] if len(found) == 1 else found
