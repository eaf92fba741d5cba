"""A whole load: the build of the warehouse with all that the measures judge, compare and protect."""

from pathlib import Path

from measures.catalogue.counting import rules
from measures.disclosure.protect import protect
from measures.evidence.triangulate import triangulation
from measures.signals.judge import judge_series
from measures.statistics.groups import compare_groups
from warehouse.extract.ingest import Progress
from warehouse.load import build


def load(folder: Path | None, warehouse: Path, *, progress: Progress = lambda _: None) -> Path:
    """Load an extract folder, publish a snapshot and return its path. Raises Refused.

    Without a folder what was loaded before is counted anew.
    """
    return build.load(
        folder,
        warehouse,
        rules(),
        judge=judge_series,
        compare=compare_groups,
        triangulation=triangulation(),
        protect=protect,
        progress=progress,
    )
