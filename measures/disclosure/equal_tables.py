"""Tables that several measures show: what one hides of them the others must not tell."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np

from measures.disclosure.grid import Parts
from measures.statistics.arrays import Flags

Role = Literal["of", "met", "unmet"]


@dataclass(frozen=True)
class Equal:
    """Groups of measures in which one's numerator (or its complement) is another's table."""

    groups: tuple[tuple[tuple[int, Role], ...], ...]

    def spread(self, of: Flags, shares: Flags) -> tuple[Flags, Flags]:
        """What each measure must hide of its denominators, and of its numerators, for the others.

        `of` has what is hidden of denominators (and counts), `shares` of the measures themselves;
        arrays of measures x cells x months.
        """
        more_of, more_met = np.zeros_like(of), np.zeros_like(of)
        for group in self.groups:
            hidden = np.zeros_like(of[0])
            for measure, role in group:
                hidden |= of[measure] if role == "of" else shares[measure]
            for measure, role in group:
                (more_of if role == "of" else more_met)[measure] |= hidden
        return more_of, more_met


def equal_tables(laid: Parts) -> Equal:
    """The measures whose leaves are equal in every month. Equal denominators need no group: what is
    hidden of them follows from their numbers alone."""
    found: defaultdict[bytes, list[tuple[int, Role]]] = defaultdict(list)
    for i, measure in enumerate(laid.measures):
        of, met = laid.of[i][laid.sums.leaves], laid.met[i][laid.sums.leaves]
        found[of.tobytes()].append((i, "of"))
        if measure.kind == "percent":
            found[met.tobytes()].append((i, "met"))
            found[(of - met).round(6).tobytes()].append((i, "unmet"))
    empty = np.zeros_like(laid.of[0][laid.sums.leaves]).tobytes()
    return Equal(
        tuple(
            tuple(group)
            for table, group in found.items()
            if table != empty
            and len({measure for measure, _ in group}) > 1
            and any(role != "of" for _, role in group)
        )
    )
