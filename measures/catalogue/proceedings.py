"""Question 7: care proceedings."""

from measures.model.measure import Measure

CHILDREN_ACT_32 = "Children Act 1989, section 32"

MEASURES = (
    Measure(
        id="care_applications_10k",
        kpq="7",
        title="Care applications per 10,000",
        asks="how much",
        definition=(
            "Children in applications for a care order issued in the last twelve months, for every"
            " 10,000 children who live here."
        ),
        counts="children in care applications in twelve months",
        out_of="children aged 0 to 17",
        fact="care_applications",
        kind="rate",
        rolling=True,
        headline=True,
        core=True,
        chart="rolling",
        needs=("court_proceedings.application_type",),
        benchmark="care_applications_rate",
    ),
    Measure(
        id="proceedings_26w",
        kpq="7",
        title="Care proceedings finished in 26 weeks",
        short="Finished in 26 weeks",
        asks="how well",
        definition="Children whose care proceedings ended 182 days or fewer after issue.",
        counts="children with a final order within 182 days",
        out_of="children whose care proceedings ended",
        fact="proceedings_concluded",
        numerator="days <= 182",
        better="higher",
        standard="26 weeks",
        standard_source=CHILDREN_ACT_32,
        headline=True,
        core=True,
        chart="share_flow",
        needs=("court_proceedings.application_type",),
    ),
    Measure(
        id="proceedings_open_over_26w",
        kpq="7",
        title="Open proceedings over 26 weeks",
        short="Open over 26 weeks",
        asks="how well",
        definition=(
            "Children in care proceedings at month end that were issued over 182 days before."
        ),
        counts="children in proceedings for more than 182 days",
        out_of="children in care proceedings at month end",
        fact="proceedings_open",
        numerator="days_open > 182",
        better="lower",
        standard="26 weeks",
        standard_source=CHILDREN_ACT_32,
        headline=True,
        core=True,
        chart="share_snapshot",
        needs=("court_proceedings.application_type",),
    ),
    Measure(
        id="pre_proceedings_16w",
        kpq="7",
        title="Pre-proceedings within 16 weeks",
        asks="how well",
        definition="Pre-proceedings that ended, by issue or stepping down, within 112 days.",
        counts="pre-proceedings of 112 days or fewer",
        out_of="pre-proceedings ended whose start is known",
        fact="pre_proceedings",
        numerator="days <= 112",
        better="higher",
        standard="16 weeks",
        standard_source="Public Law Working Group, 2021 (best practice)",
        core=True,
        chart="share_flow",
    ),
)
