"""Everything a page may ask of the measures, in one place."""

from measures.agenda import agenda, celebrations
from measures.benchmarks import ATTRIBUTION, published
from measures.cases import (
    Slice,
    breakdown,
    largest_small_number,
    rows,
    settings_used,
    statement,
)
from measures.compared import (
    Compared,
    Funnelled,
    Pooled,
    Unequal,
    compare,
    pooled,
    unequal,
    unequal_by_chance,
)
from measures.evidence import Count, Evidence, evidence, evidence_rows
from measures.judged import Changed, Signal, by_chance, changed, counts_below, signals
from measures.listing import Page, Rows
from measures.local_year import LocalYear, local_years
from measures.report import DataReport, SourceRow, data_report
from measures.series import (
    Supply,
    headline_series,
    interval,
    measure_series,
    question_series,
    split_id,
    supply,
)
from measures.silence import Silence, asked, gaps, silence
from measures.snapshot import Freshness, Snapshot, snapshot
from measures.targets import targets_of
from measures.thresholds import thresholds_used
from measures.triangulated import Statement, Triangulated, telling, triangulated
from measures.unequal_list import Differs, UnequalList, unequal_list
from measures.units import UnitNode, UnknownUnit, below, path, tree

__all__ = [
    "ATTRIBUTION",
    "Changed",
    "Compared",
    "Count",
    "DataReport",
    "Differs",
    "Evidence",
    "Freshness",
    "Funnelled",
    "LocalYear",
    "Page",
    "Pooled",
    "Rows",
    "Signal",
    "Silence",
    "Slice",
    "Snapshot",
    "SourceRow",
    "Statement",
    "Supply",
    "Triangulated",
    "Unequal",
    "UnequalList",
    "UnitNode",
    "UnknownUnit",
    "agenda",
    "asked",
    "below",
    "breakdown",
    "by_chance",
    "celebrations",
    "changed",
    "compare",
    "counts_below",
    "data_report",
    "evidence",
    "evidence_rows",
    "gaps",
    "headline_series",
    "interval",
    "largest_small_number",
    "local_years",
    "measure_series",
    "path",
    "pooled",
    "published",
    "question_series",
    "rows",
    "settings_used",
    "signals",
    "silence",
    "snapshot",
    "split_id",
    "statement",
    "supply",
    "targets_of",
    "telling",
    "thresholds_used",
    "tree",
    "triangulated",
    "unequal",
    "unequal_by_chance",
    "unequal_list",
]
