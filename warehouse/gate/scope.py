"""Whose figures and rows a reader may see.

A unit is written `council`, `service`, `locality` or `team` with its names behind a control
character that no name holds; see `name_of`. The name of a unit stands for it and all below it. The
macros of queries/schema/macros/scope.sql, which hold every view to a scope, write units alike.
"""

from dataclasses import dataclass, field, replace

from warehouse.gate.pseudonyms import Pseudonyms

SEPARATOR = "\x1f"
COUNCIL = "council"
NEEDS = ("public", "aggregates", "rows", "text", "quality")
ALL_FACTS = "*"
NO_UNITS: frozenset[str] = frozenset()


class Forbidden(Exception):
    """The reader may not have what was asked for. Pages answer as if it did not exist."""


def name_of(service: str = "", locality: str = "", team_id: str = "") -> str:
    """The name of a unit in a scope; without arguments the council's. A team is its id alone."""
    if team_id:
        return SEPARATOR.join(("team", team_id))
    if locality:
        return SEPARATOR.join(("locality", service, locality))
    return SEPARATOR.join(("service", service)) if service else COUNCIL


def alone(name: str) -> str:
    """A unit without the units below it."""
    return SEPARATOR.join(("alone", name))


def names_around(service: str, locality: str, team_id: str) -> tuple[str, ...]:
    """The unit and all it belongs to, by name: each of them opens the unit."""
    steps = [COUNCIL]
    steps += [name_of(service)] if service else []
    steps += [name_of(service, locality)] if locality else []
    steps += [name_of(team_id=team_id)] if team_id else []
    return tuple(steps)


@dataclass(frozen=True)
class Scope:
    """What one reader may see. An empty scope sees nothing, and asking with it raises Forbidden.

    `exact` are the units the reader answers for: their figures are shown as counted. `protected`
    are units whose figures come from the protected grid, where they are not in `exact`. `rows`
    are the units whose cases may be listed, of the facts in `facts` alone. `rights` are words of
    NEEDS and of roles.toml. Identifiers stand as they are when `clear_ids`, else as keyed
    pseudonyms; of other text in rows only the columns in `codes` are shown then. `role` and
    `version` (of the rules) are part of the scope so that no answer outlives its rules.
    """

    exact: frozenset[str] = NO_UNITS
    protected: frozenset[str] = NO_UNITS
    rows: frozenset[str] = NO_UNITS
    facts: frozenset[str] = NO_UNITS
    rights: frozenset[str] = NO_UNITS
    clear_ids: bool = False
    codes: frozenset[str] = NO_UNITS
    pseudonyms: Pseudonyms | None = field(default=None, repr=False)
    role: str = ""
    version: str = ""

    def answers_for(self, service: str = "", locality: str = "", team_id: str = "") -> bool:
        """Whether the reader answers for a unit, and so reads its figures as counted.

        A team is named with its service and locality; without any name it is the council.
        """
        return not self.exact.isdisjoint(names_around(service, locality, team_id))

    def sees(self, service: str = "", locality: str = "", team_id: str = "") -> bool:
        """Whether the reader may read a unit's figures at all, as counted or protected."""
        around = names_around(service, locality, team_id)
        return (
            self.answers_for(service, locality, team_id)
            or not self.protected.isdisjoint(around)
            or alone(around[-1]) in self.protected
        )

    def lists(self, service: str = "", locality: str = "", team_id: str = "") -> bool:
        """Whether the reader may list cases of the unit."""
        return not self.rows.isdisjoint(names_around(service, locality, team_id))

    def may(self, right: str) -> bool:
        """Whether the reader has a right; a word that nobody wrote down is none."""
        return right in self.rights

    def may_list(self, fact: str) -> bool:
        """Whether the reader may list the cases of a fact."""
        return ALL_FACTS in self.facts or fact in self.facts

    def protected_only(self) -> "Scope":
        """The same reader in the wider-audience mode: everything through the protected grid."""
        return replace(
            self,
            exact=NO_UNITS,
            protected=self.exact | self.protected,
            rows=NO_UNITS,
            rights=self.rights & {"aggregates"},
        )


EVERYTHING = Scope(
    exact=frozenset({COUNCIL}),
    rows=frozenset({COUNCIL}),
    facts=frozenset({ALL_FACTS}),
    rights=frozenset({*NEEDS, "export", "administer"}),
    clear_ids=True,
    role="operator",
)
"""The operator at the command line, who can read the file itself. Never a person on the web."""

NOBODY = Scope()
"""Whoever asks: enough for statements that need nothing, refused by all others."""
