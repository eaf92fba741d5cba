"""What one page view asks: whose figures, for which month, from which snapshot."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from dashboard.access import identity
from dashboard.view.url import Filters
from measures import answers as evaluate
from measures.answers import plans
from measures.model.measure import Measure
from measures.model.unit import COUNCIL, Unit
from warehouse.gate.read import Scope

NO_UNIT = "The council has no such service, locality or team."


class NotHere(Exception):
    """The address names something that does not exist. `sentence` says what and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Asked:
    """The unit, the month and the snapshot of one page view, checked, for the person who asks.

    `places` runs from the council down to the unit; `inside` are the units one step below it.
    """

    warehouse: Path
    scope: Scope
    filters: Filters
    snapshot: evaluate.Snapshot
    month: dt.date
    places: tuple[evaluate.UnitNode, ...]
    inside: tuple[evaluate.UnitNode, ...]

    @property
    def unit(self) -> Unit:
        """The unit that is asked about."""
        return self.places[-1].unit

    def sees(self, unit: Unit) -> bool:
        """Whether the reader may open a unit's pages."""
        return self.scope.sees(unit.service, unit.locality, unit.team_id)

    def lists(self, measure: Measure) -> bool:
        """Whether the reader may list the cases of a measure in the unit that is asked about."""
        unit = self.unit
        return (
            self.scope.may("rows")
            and self.scope.may_list(measure.fact)
            and self.scope.lists(unit.service, unit.locality, unit.team_id)
        )

    @property
    def viewed(self) -> plans.Viewed:
        """Who looks at what, for the plan of a page."""
        return plans.Viewed(self.warehouse, self.scope, self.unit, self.month)

    @property
    def unit_name(self) -> str:
        """Its name, as people say it."""
        return self.places[-1].name

    @property
    def answers(self) -> bool:
        """Whether the reader answers for the unit, and so reads its figures as counted."""
        return self.scope.answers_for(self.unit.service, self.unit.locality, self.unit.team_id)

    @property
    def area(self) -> str:
        """The unit within what it belongs to: "Families First East, Families First"."""
        return ", ".join(node.name for node in reversed(self.places[-2:]))


def ask(warehouse: Path, filters: Filters) -> Asked:
    """Check the unit and the month of an address against the latest snapshot.

    An address that names no unit is the council's, or for a reader who may not see that, the
    reader's own unit's. A unit outside the scope answers as one that does not exist.
    Raises NotHere for a unit or month that does not exist, warehouse.gate.read.NoSnapshot before the
    first load.
    """
    person = identity.principal()
    scope = person.scope.protected_only() if filters.audience else person.scope
    snapshot = evaluate.snapshot(warehouse)
    month = filters.month or snapshot.latest_month
    if month not in snapshot.months:
        first, last = snapshot.months[0], snapshot.months[-1]
        raise NotHere(
            f"There are no figures for {month:%B %Y}: they run from {first:%B %Y} to {last:%B %Y}."
        )
    if filters.unit == COUNCIL and not scope.sees():
        filters = filters.at(person.home)
    try:
        places = evaluate.path(warehouse, scope, filters.unit, month)
    except evaluate.UnknownUnit as unknown:
        raise NotHere(NO_UNIT) from unknown
    here = places[-1].unit
    if not scope.sees(here.service, here.locality, here.team_id):
        raise NotHere(NO_UNIT)
    inside = evaluate.below(warehouse, scope, places[-1].unit, month)
    return Asked(warehouse, scope, filters, snapshot, month, places, inside)
