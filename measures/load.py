"""A whole load: the build of the warehouse with all that the measures say of what it counted."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from measures.catalogue.counting import rules
from measures.disclosure.people import few_people
from measures.disclosure.protect import protect
from measures.evidence.triangulate import triangulation
from measures.signals.apart import Funnels, stand_apart
from measures.signals.judge import judge_series
from measures.statistics.groups import compare_groups
from warehouse.extract.findings import Acceptance
from warehouse.extract.ingest import Progress
from warehouse.load import build
from warehouse.load.finish import Printed
from warehouse.load.grid import Unprotected
from warehouse.load.triangulation import Triangulation


@dataclass(frozen=True)
class Judgement:
    """All that the measures say of counted figures, by the rules and thresholds of now.

    Raises Refused when it is made and a file of rules is wrong. See warehouse.load.build.Judgement.
    """

    triangulation: Triangulation = field(default_factory=triangulation)

    def signals(self, printed: Printed) -> pd.DataFrame:
        """Judge every series; see measures.signals.judge."""
        return judge_series(
            series=printed.series,
            supplied=printed.supplied,
            covers_from=printed.covers_from,
            synthetic=printed.synthetic,
        )

    def apart(self, pooled: pd.DataFrame) -> Funnels:
        """Hold every unit against its sisters; see measures.signals.apart."""
        return stand_apart(pooled)

    def unequal(self, groups: pd.DataFrame) -> pd.DataFrame:
        """Test every group of children against the rest; see measures.statistics.groups."""
        return compare_groups(groups)

    def protected(self, figures: Unprotected) -> pd.DataFrame:
        """Suppress small numbers; see measures.disclosure.protect."""
        return protect(
            series=figures.series,
            parts=figures.parts,
            places=figures.places,
            hidden_before=figures.hidden_before,
            most=figures.most,
            least_for_medians=figures.least_for_medians,
        )

    def few_people(self, people: pd.DataFrame, most: int) -> pd.DataFrame:
        """Find evidence of few people; see measures.disclosure.people."""
        return few_people(people, most)


def load(
    folder: Path | None,
    warehouse: Path,
    *,
    accepted: Acceptance | None = None,
    progress: Progress = lambda _: None,
) -> Path:
    """Load an extract folder, publish a snapshot and return its path. Raises Refused.

    Without a folder what was loaded before is counted anew.
    """
    return build.load(
        folder, warehouse, rules(), judgement=Judgement(), accepted=accepted, progress=progress
    )
