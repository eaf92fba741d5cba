"""The view of one request: whose figures, for which unit and month, with what the address chose."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.access import identity
from dashboard.view.url import Filters
from measures.catalogue import subject
from measures.council.snapshot import snapshot
from measures.council.units import UnitNode, UnknownUnit, below, path
from measures.council.view import View
from measures.model.measure import Measure
from measures.model.subject import Subject
from warehouse.model.unit import COUNCIL, Unit

NO_UNIT = "The council has no such service, locality or team."


class NotHere(Exception):
    """The address names something that does not exist. `sentence` says what and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class PageView(View):
    """The view of a page, checked, for the person who asks, with the choices of its address.

    `places` runs from the council down to the unit; `inside` are the units one step below it.
    """

    filters: Filters
    places: tuple[UnitNode, ...]
    inside: tuple[UnitNode, ...]

    def sees(self, unit: Unit) -> bool:
        """Whether the reader may open a unit's pages."""
        return self.scope.sees(unit)

    def lists(self, measure: Measure) -> bool:
        """Whether the reader may list the cases of a measure in the unit."""
        return self.lists_fact(measure.fact)

    def lists_fact(self, fact: str) -> bool:
        """Whether the reader may list the cases of a fact in the unit."""
        return self.scope.may("rows") and self.scope.may_list(fact) and self.scope.lists(self.unit)

    @property
    def unit_name(self) -> str:
        """The unit's name, as people say it."""
        return self.places[-1].name

    @property
    def area(self) -> str:
        """The unit within what it belongs to: "Families First East, Families First"."""
        return ", ".join(node.name for node in reversed(self.places[-2:]))


def subject_called(name: str) -> Subject:
    """The subject of an address. Raises NotHere when there is no such measure or category."""
    try:
        return subject(name)
    except KeyError as unknown:
        raise NotHere("There is no measure of that name.") from unknown


def page_view(warehouse: Path, filters: Filters, *, of_units: bool = True) -> PageView:
    """Check the unit and the month of an address against the latest snapshot.

    An address that names no unit is the council's, or for a reader who may not see that, the
    reader's own unit's. A unit outside the scope answers as one that does not exist. A page that is
    not `of_units` is also for those who see no unit, and then stands on the council without one.
    Raises NotHere for a unit or month that does not exist, warehouse.gate.read.NoSnapshot before
    the first load.
    """
    person = identity.principal()
    scope = person.scope.protected_only() if filters.audience else person.scope
    now = snapshot(warehouse)
    month = filters.month or now.latest_month
    if month not in now.months:
        first, last = now.months[0], now.months[-1]
        raise NotHere(
            f"There are no figures for {month:%B %Y}: they run from {first:%B %Y} to {last:%B %Y}."
        )
    if not of_units and not (scope.exact or scope.whole or scope.protected):
        alone = (UnitNode(COUNCIL, now.council),)
        return PageView(warehouse, scope, COUNCIL, month, filters.at(COUNCIL), alone, ())
    if filters.unit == COUNCIL and not scope.sees():
        filters = filters.at(person.home)
    try:
        places = path(warehouse, scope, filters.unit, month)
    except UnknownUnit as unknown:
        raise NotHere(NO_UNIT) from unknown
    here = places[-1].unit
    if not scope.sees(here):
        raise NotHere(NO_UNIT)
    inside = below(warehouse, scope, here, month)
    return PageView(warehouse, scope, here, month, filters, places, inside)
