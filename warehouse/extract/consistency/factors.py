"""Factors of assessments: cells that name any that is in no list."""

import duckdb

from warehouse.extract.findings import FACTORS, Finding, weight_of
from warehouse.model.codes import factor_codes
from warehouse.tables import TABLES

TABLE, COLUMN = "ssd_assessment_factors", "cinf_assessment_factors_json"


def factor_findings(con: duckdb.DuckDBPyConnection) -> list[Finding]:
    """What is said of cells that name factors in no list; a factor that is known still counts.

    Each name is listed by the load, see warehouse.load.codebook.
    """
    counts = dict(
        con.execute(
            f"select {COLUMN}, count(*) from extract.{TABLE} where {COLUMN} is not null"
            f" group by {COLUMN}"
        ).fetchall()
    )
    unknown = factor_codes(counts)[1]
    names = tuple(dict.fromkeys(name for _, name in unknown))
    if not names:
        return []
    cells, filled = (
        sum(counts[cell] for cell in {cell for cell, _ in unknown}),
        sum(counts.values()),
    )
    said = f"{cells:,} of {filled:,} cells name a factor that is in no list: it counts for none."
    weight = weight_of(TABLES[TABLE], COLUMN, cells, filled)
    advice = (
        "Name factors by the codes of the Children in Need census, or load with"
        f" --accept {TABLE}.{COLUMN}."
    )
    stops = advice if weight == "refused" else ""
    return [Finding(FACTORS, TABLE, COLUMN, cells, filled, weight, said, names[:3], stops)]
