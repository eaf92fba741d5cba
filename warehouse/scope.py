"""Whose figures a reader may see."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scope:
    """The units a reader may see: everything, or units named as the views name them.

    A unit is `council`, `service/<service>`, `locality/<service>/<locality>` or `team/<team_id>`.
    An empty scope sees nothing.
    """

    everything: bool = False
    units: frozenset[str] = field(default_factory=frozenset)


EVERYTHING = Scope(everything=True)
