"""Identifiers under a key: the same case has the same pseudonym, and nobody without the key has it.

A pseudonym is the first 60 bits of HMAC-SHA256 over the identifier, written in base 32: of a
million cases two share one with a chance of one in two million.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field, replace

from warehouse.model.unit import COUNCIL, SEPARATOR, Unit

LENGTH = 12


@dataclass(frozen=True)
class Pseudonyms:
    """Names under one key. The key never stands in what this prints."""

    key: bytes = field(repr=False)

    def of(self, identifier: str) -> str:
        """The pseudonym of an identifier."""
        digest = hmac.new(self.key, identifier.encode("utf-8"), hashlib.sha256).digest()
        return "P" + base64.b32encode(digest).decode("ascii")[:LENGTH]


WHOLE = COUNCIL.key
NEEDS = ("public", "aggregates", "rows", "text", "quality")
ALL_FACTS = "*"
NO_UNITS: frozenset[str] = frozenset()


class Forbidden(Exception):
    """The reader may not have what was asked for. Pages answer as if it did not exist."""


def alone(unit: Unit) -> str:
    """The key of a unit without the units below it."""
    return SEPARATOR.join(("alone", unit.key))


def keys_around(unit: Unit) -> tuple[str, ...]:
    """The keys of the unit and of all it belongs to: each of them opens the unit."""
    return tuple(step.key for step in unit.around)


def _named(keys: frozenset[str], unit: Unit) -> bool:
    """Whether keys name a unit: it, one that it belongs to, or it alone."""
    return not keys.isdisjoint((*keys_around(unit), alone(unit)))


@dataclass(frozen=True)
class Scope:
    """What one reader may see. An empty scope sees nothing, and asking with it raises Forbidden.

    `exact` are the units the reader answers for: their figures are shown as counted, by group and
    category too. `whole` are units whose whole figures, and what is said of them, are shown as
    counted although the reader does not answer for them. `protected` are units whose figures come
    from the protected grid, where neither of the two opens them. `rows`
    are the units whose cases may be listed, of the facts in `facts` alone. `rights` are words of
    NEEDS and of roles.toml. Identifiers stand as they are when `clear_ids`, else as keyed
    pseudonyms; of other text in rows only the columns in `codes` are shown then. `role` and
    `version` (of the rules) are part of the scope so that no answer outlives its rules.
    """

    exact: frozenset[str] = NO_UNITS
    whole: frozenset[str] = NO_UNITS
    protected: frozenset[str] = NO_UNITS
    rows: frozenset[str] = NO_UNITS
    facts: frozenset[str] = NO_UNITS
    rights: frozenset[str] = NO_UNITS
    clear_ids: bool = False
    codes: frozenset[str] = NO_UNITS
    pseudonyms: Pseudonyms | None = field(default=None, repr=False)
    role: str = ""
    version: str = ""

    def answers_for(self, unit: Unit = COUNCIL) -> bool:
        """Whether the reader answers for a placed unit, and so reads its figures as counted."""
        return not self.exact.isdisjoint(keys_around(unit))

    def reads_whole(self, unit: Unit = COUNCIL) -> bool:
        """Whether the reader reads the whole figures of a placed unit as counted, and what is said
        of them, whether or not the reader answers for it."""
        return self.answers_for(unit) or _named(self.whole, unit)

    def sees(self, unit: Unit = COUNCIL) -> bool:
        """Whether the reader may read a placed unit's figures at all, as counted or protected."""
        return self.reads_whole(unit) or _named(self.protected, unit)

    def lists(self, unit: Unit) -> bool:
        """Whether the reader may list cases of a placed unit."""
        return not self.rows.isdisjoint(keys_around(unit))

    @property
    def hears(self) -> bool:
        """Whether the reader reads what sources of evidence say of any unit."""
        return bool(self.exact or self.whole or self.counts_all_of)

    @property
    def counts_all_of(self) -> frozenset[str]:
        """The facts whose cases the reader may list in every unit, and so may count there."""
        return self.facts if self.may("rows") and WHOLE in self.rows else NO_UNITS

    def may(self, right: str) -> bool:
        """Whether the reader has a right; a word that nobody wrote down is none."""
        return right in self.rights

    def may_list(self, fact: str) -> bool:
        """Whether the reader may list the cases of a fact."""
        return ALL_FACTS in self.facts or fact in self.facts

    def unaided(self) -> "Scope":
        """The same reader without the own exact figures: the own units are seen as others' are."""
        return replace(
            self,
            exact=NO_UNITS,
            whole=self.whole and self.whole | self.exact,
            protected=self.protected | self.exact,
        )

    def protected_only(self) -> "Scope":
        """The same reader in the wider-audience mode: everything through the protected grid."""
        return replace(
            self,
            exact=NO_UNITS,
            whole=NO_UNITS,
            protected=self.exact | self.whole | self.protected,
            rows=NO_UNITS,
            rights=self.rights & {"aggregates"},
        )


EVERYTHING = Scope(
    exact=frozenset({WHOLE}),
    rows=frozenset({WHOLE}),
    facts=frozenset({ALL_FACTS}),
    rights=frozenset({*NEEDS, "export", "administer"}),
    clear_ids=True,
    role="operator",
)
"""The operator at the command line, who can read the file itself. Never a person on the web."""

NOBODY = Scope()
"""Whoever asks: enough for statements that need nothing, refused by all others."""
