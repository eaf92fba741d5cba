"""A whole load: the build of the warehouse with all that the measures judge, compare and protect."""

from pathlib import Path

from measures.disclosure import protect
from measures.judged import judge_series
from measures.rules import rules
from measures.triangulate import triangulation
from measures.unequal_list import compare_groups
from warehouse import build
from warehouse.ingest import Progress


def load(folder: Path | None, warehouse: Path, *, progress: Progress = lambda _: None) -> Path:
    """Load an extract folder, publish a snapshot and return its path. Raises Refused.

    Without a folder what was loaded before is counted anew.
    """
    return build.load(
        folder, warehouse, rules(), judge=judge_series, compare=compare_groups,
        triangulation=triangulation(), protect=protect, progress=progress,
    )  # fmt: skip
