"""Everything a page may ask of the measures, in one place."""

from measures.answers.cases import (
    Listing,
    Rows,
    Slice,
    breakdown,
    largest_small_number,
    rows,
    settings_used,
    statement,
)
from measures.answers.comparison import (
    Compared,
    Funnelled,
    Pooled,
    Unequal,
    compare,
    pooled,
    unequal,
    unequal_by_chance,
)
from measures.answers.data_quality import DataReport, SourceRow, data_report
from measures.answers.evidence import Count, Evidence, evidence, evidence_rows
from measures.answers.groups import Differs, UnequalList, unequal_list
from measures.answers.our_year import LocalYear, local_years
from measures.answers.series import (
    Supply,
    headline_series,
    interval,
    measure_series,
    question_series,
    split_id,
    supply,
)
from measures.answers.signals import Changed, Signal, by_chance, changed, counts_below, signals
from measures.answers.silence import Silence, asked, gaps, silence
from measures.answers.statements import (
    Statement,
    Triangulated,
    agenda,
    celebrations,
    telling,
    triangulated,
)
from measures.benchmarks.published import ATTRIBUTION, published
from measures.council.snapshot import Freshness, Snapshot, snapshot
from measures.council.targets import targets_of
from measures.council.units import UnitNode, UnknownUnit, below, path, tree
from measures.evidence.thresholds import thresholds_used

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
    "Listing",
    "LocalYear",
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
