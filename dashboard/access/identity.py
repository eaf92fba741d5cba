"""Who is asking, and what they may see. Every read of the dashboard passes through here.

A person is found anew at each request: from the session in the journal, the unit file and the
rules. Whoever is removed from any of them is out with the next request.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import flask

from dashboard.access.people import people
from dashboard.access.settings import Keys, Settings, keys, log_file
from measures.council.snapshot import snapshot
from warehouse.gate import audit
from warehouse.gate.read import EVERYTHING, Forbidden, NoSnapshot, Scope, query, snapshot_path
from warehouse.gate.roles import Role, Roles, read_roles, scope_of
from warehouse.gate.scope import Pseudonyms
from warehouse.journal import sessions
from warehouse.journal.engine import Engine, address, journal
from warehouse.journal.sessions import Limits, Session
from warehouse.model.unit import COUNCIL, Unit

DEMO_PERSON = "demo|"
DISPLAY_PERSON = "display|"
DISPLAY_ROLE = "display"
UNASSIGNED = "Unassigned"
# Who chairs the clinic of all social care, as the framework has it.
OF_ALL_SERVICES = ("head_of_service",)


@dataclass(frozen=True)
class Principal:
    """The person or display behind a request, as found at this request."""

    session: Session
    title: str
    scope: Scope
    home: Unit
    opens: str = "/"

    @property
    def name(self) -> str:
        """The name people know the person by; never the identity."""
        return self.session.name

    @property
    def is_display(self) -> bool:
        """Whether this is a screen on a wall."""
        return self.session.kind == sessions.DISPLAY


def principal() -> Principal:
    """The person behind this request. Raises Forbidden where nobody has signed in."""
    found = anyone()
    if found is None:
        raise Forbidden("Nobody has signed in.")
    return found


def anyone() -> Principal | None:
    """The person behind this request, or None."""
    return flask.g.get("principal") if flask.has_request_context() else None


def who_is_asking() -> Scope:
    """The scope of the person behind this request. Raises Forbidden where nobody has signed in."""
    return principal().scope


@dataclass(frozen=True)
class Door:
    """What is needed to find a person: the settings, and with them the journal, the keys and the
    log, each found when first asked for and then kept."""

    settings: Settings

    @cached_property
    def journal(self) -> Engine:
        """The journal of these settings, opened when first needed."""
        return journal(address(self.settings.warehouse, self.settings.journal))

    @cached_property
    def keys(self) -> Keys:
        """The keys of these settings."""
        return keys(self.settings)

    @cached_property
    def log(self) -> audit.Log:
        """The audit log of these settings."""
        return audit.Log(log_file(self.settings), self.keys.audit)

    @property
    def limits(self) -> Limits:
        """How long a person stays signed in."""
        return Limits(60 * self.settings.idle_minutes, 3600 * self.settings.longest_hours)

    def resolve(self, number: str) -> Principal | None:
        """Who holds a session number now; None for nobody. Raises Refused for wrong rules."""
        session = sessions.find(self.journal, number, self.limits) if number else None
        if session is None:
            return None
        rules = read_roles(self.settings.roles)
        own = self._units(session, rules)
        if own is None or session.role not in rules.roles:
            sessions.end(self.journal, session)
            return None
        scope = _scope(rules, session.role, own, self.keys.pseudonyms)
        role = rules.roles[session.role]
        return Principal(session, role.title, scope, home(scope, own), opens(role))

    def _units(self, session: Session, rules: Roles) -> tuple[Unit, ...] | None:
        """The units of whoever holds a session; None when they may not come in any more."""
        warehouse, role = self.settings.warehouse, rules.roles.get(session.role)
        if role is None:
            return None
        if session.kind == sessions.DISPLAY:
            return placed(warehouse, [_unit(session.unit)]) if role.name == DISPLAY_ROLE else None
        if not self.settings.production:
            mine = session.person == DEMO_PERSON + session.role
            return demo_units(warehouse, role) if mine else None
        tenant, _, identifier = session.person.partition("|")
        person = people(self.settings.people).get(identifier) if self.settings.people else None
        if person is None or tenant != self.settings.tenant or role.name == DISPLAY_ROLE:
            return None
        if person.role and person.role != session.role:
            return None
        return placed(warehouse, person.units)


def opens(role: Role) -> str:
    """The page that a role opens first: what it names, else the first that it may open."""
    return role.opens or ("/" if "aggregates" in role.rights else "/data")


def home(scope: Scope, own: Iterable[Unit]) -> Unit:
    """The unit whose pages a person opens first: the first own one, else the council."""
    return next((unit for unit in own if scope.sees(unit)), COUNCIL)


@lru_cache(maxsize=512)
def _scope(rules: Roles, role: str, own: tuple[Unit, ...], pseudonyms: Pseudonyms) -> Scope:
    return scope_of(rules, role, own, pseudonyms)


def teams(warehouse: Path) -> tuple[Unit, ...]:
    """Every team with where it stands now; empty before the first load."""
    try:
        return _teams(snapshot_path(warehouse), warehouse)
    except NoSnapshot:
        return ()


@lru_cache(maxsize=8)
def _teams(_: Path, warehouse: Path) -> tuple[Unit, ...]:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    month = snapshot(warehouse).latest_month
    rows = query(warehouse, "places", EVERYTHING, month=month)
    return tuple(Unit(row["service"], row["locality"], row["team_id"]) for row in rows)


def placed(warehouse: Path, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units with a team's service and locality as they are now."""
    now = {team.team_id: team for team in teams(warehouse)}
    return tuple(now.get(unit.team_id, unit) for unit in units)


def demo_units(warehouse: Path, role: Role) -> tuple[Unit, ...]:
    """The units of a role for the demonstration: of the service with the most teams, or all of
    social care."""
    if role.name in OF_ALL_SERVICES:
        return (COUNCIL,)
    known = [team for team in teams(warehouse) if team.service != UNASSIGNED]
    if not known:
        return ()
    names = [team.service for team in known]
    largest = max(dict.fromkeys(names), key=names.count)
    first = next(team for team in known if team.service == largest)
    return tuple(unit for unit in first.around if unit.level == role.own and unit != COUNCIL)


def written(unit: Unit) -> str:
    """A display's unit as the journal holds it."""
    return json.dumps(unit)


def _unit(text: str) -> Unit:
    return Unit(*json.loads(text))
