"""The tree of units: council, services, localities within them, teams."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from measures.council.snapshot import snapshot
from warehouse.gate.read import Row, Scope, query, snapshot_path
from warehouse.model.unit import COUNCIL, UNASSIGNED, Unit


class UnknownUnit(Exception):
    """A unit that the snapshot does not know, or that is not the reader's to see."""

    def __init__(self, unit: Unit) -> None:
        named = " / ".join(part for part in (unit.service, unit.locality, unit.team_id) if part)
        super().__init__(f"No unit is called {named}; choose one from the list of units.")


@dataclass(frozen=True)
class UnitNode:
    """A unit and the name people know it by."""

    unit: Unit
    name: str


def tree(warehouse: Path, scope: Scope, month: dt.date) -> tuple[UnitNode, ...]:
    """Every unit below the council that has anything to say around a month, in order of name."""
    return _tree(snapshot_path(warehouse), warehouse, scope, month)


@lru_cache(maxsize=128)
def _tree(_: Path, warehouse: Path, scope: Scope, month: dt.date) -> tuple[UnitNode, ...]:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    return _nodes(query(warehouse, "units", scope, month=month))


def _nodes(rows: list[Row]) -> tuple[UnitNode, ...]:
    nodes: dict[Unit, str] = {}
    for row in rows:
        service, locality, team = row["service"], row["locality"], row["team_id"]
        nodes.setdefault(Unit(service), service)
        if locality:
            nodes.setdefault(Unit(service, locality), locality)
        if team:
            nodes.setdefault(Unit(service, locality, team), row["team_name"])
    return tuple(
        UnitNode(unit, name)
        for unit, name in sorted(nodes.items(), key=lambda item: _order(item[0], item[1]))
    )


def _order(unit: Unit, name: str) -> tuple[bool, str, str, str]:
    return unit.service == UNASSIGNED, unit.service, unit.locality, name.casefold()


def path(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date | None = None
) -> tuple[UnitNode, ...]:
    """The council and the units down to one; raises UnknownUnit. A team is found by its id."""
    return _path(snapshot_path(warehouse), warehouse, scope, unit, month)


@lru_cache(maxsize=512)
def _path(
    _: Path, warehouse: Path, scope: Scope, unit: Unit, month: dt.date | None
) -> tuple[UnitNode, ...]:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    now = snapshot(warehouse)
    if unit == COUNCIL:
        return (UnitNode(COUNCIL, now.council),)
    nodes = tree(warehouse, scope, month or now.latest_month)
    if not _known(nodes, unit):
        nodes += tree(warehouse, scope, now.latest_month)
        nodes += _nodes(query(warehouse, "places", scope, month=month or now.latest_month))
    found = _placed(nodes, unit)
    names = {node.unit: node.name for node in reversed(nodes)} | {COUNCIL: now.council}
    steps = (COUNCIL, Unit(found.service), Unit(found.service, found.locality), found)
    return tuple(UnitNode(step, names[step]) for step in dict.fromkeys(steps))


def _known(nodes: tuple[UnitNode, ...], unit: Unit) -> bool:
    return any(_same(node.unit, unit) for node in nodes)


def _placed(nodes: tuple[UnitNode, ...], unit: Unit) -> Unit:
    for node in nodes:
        if _same(node.unit, unit):
            return node.unit
    raise UnknownUnit(unit)


def _same(one: Unit, other: Unit) -> bool:
    return one.team_id == other.team_id if other.team_id else one == other


def below(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date | None = None
) -> tuple[UnitNode, ...]:
    """The units one step below a unit, by name; empty for a team."""
    nodes = tree(warehouse, scope, month or snapshot(warehouse).latest_month)
    return tuple(node for node in nodes if _parent(node.unit) == unit)


def _parent(unit: Unit) -> Unit | None:
    if unit.team_id:
        return Unit(unit.service, unit.locality)
    if unit.locality:
        return Unit(unit.service)
    return COUNCIL if unit.service else None
