"""Everything a page may ask of the measures, in one place."""

from measures.benchmarks import ATTRIBUTION, published
from measures.cases import Rows, Slice, breakdown, rows, settings_used, statement
from measures.report import DataReport, SourceRow, data_report
from measures.series import (
    Compared,
    Supply,
    compare,
    headline_series,
    interval,
    measure_series,
    question_series,
    split_id,
    supply,
)
from measures.snapshot import Freshness, Snapshot, snapshot
from measures.targets import targets
from measures.units import UnitNode, UnknownUnit, below, path, tree

__all__ = [
    "ATTRIBUTION",
    "Compared",
    "DataReport",
    "Freshness",
    "Rows",
    "Slice",
    "Snapshot",
    "SourceRow",
    "Supply",
    "UnitNode",
    "UnknownUnit",
    "below",
    "breakdown",
    "compare",
    "data_report",
    "headline_series",
    "interval",
    "measure_series",
    "path",
    "published",
    "question_series",
    "rows",
    "settings_used",
    "snapshot",
    "split_id",
    "statement",
    "supply",
    "targets",
    "tree",
]
