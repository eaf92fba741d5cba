"""Question 4: caseloads and changes of worker."""

from measures.model.measure import Measure

MEASURES = (
    Measure(
        id="caseload_avg_fte",
        kpq="4",
        title="Average caseload per full-time social worker",
        short="Children per social worker",
        asks="how well",
        definition=(
            "Children held by registered social workers at month end, for each full-time"
            " equivalent of those workers."
        ),
        counts="children held",
        out_of="full-time equivalent social workers who hold a child",
        fact="caseloads",
        amount="children",
        weight="fte",
        made_of=("children", "full-time posts"),
        kind="mean",
        better="lower",
        standard="Set locally; the national figure is a benchmark",
        headline=True,
        core=True,
        chart="stock",
        needs=("ssd_professionals",),
        settings=("case_worker_roles",),
        benchmark="wf_caseload",
    ),
    Measure(
        id="caseload_over_limit",
        kpq="4",
        title="Social workers over the caseload limit",
        short="Workers above the limit",
        asks="how well",
        definition=(
            "Social workers who hold more children for their hours than the council's limit."
        ),
        counts="social workers above the limit",
        out_of="social workers who hold a child",
        fact="caseloads",
        numerator="children / fte > setting.caseload_limit",
        better="lower",
        standard="Caseload limit, set locally",
        headline=True,
        core=True,
        chart="share_snapshot",
        needs=("ssd_professionals",),
        settings=("caseload_limit", "case_worker_roles"),
    ),
    Measure(
        id="worker_changes_12m",
        kpq="4",
        title="Children with 3 or more social workers in 12 months",
        short="3 or more workers in a year",
        asks="how well",
        definition="Children open for a year or more who had three or more case workers in it.",
        counts="children with 3 or more case workers in 365 days",
        out_of="children open for 365 days or more at month end",
        fact="children_in_need",
        numerator="workers_in_year >= 3",
        denominator="days_open >= 365",
        better="lower",
        headline=True,
        core=True,
        chart="rolling",
        needs=("ssd_involvements",),
        settings=("case_worker_roles",),
        benchmark="cla_3plus_sw_pct",
    ),
)
