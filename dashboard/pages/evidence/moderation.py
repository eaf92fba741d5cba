"""The audit ruler on the tab of audits: do auditors judge as the moderators of their audits do?"""

from dashboard import tags
from dashboard.components import table
from dashboard.view.view import PageView
from dashboard.words import codes, numbers
from measures.answers.evidence import FEWEST_PAIRS, RULER_MONTHS, Ruler, RulerOf

HOW = (
    "Weighted kappa of the first and the moderated judgement: 1 is full agreement, 0 is what chance"
    f" alone would give. Fewer than {FEWEST_PAIRS} pairs are not enough."
)


def ruler(view: PageView) -> list[tags.Section]:
    """One line an auditor role and scale; nothing where no audit was moderated."""
    found = view.answer(RulerOf())
    if not found:
        return []
    title = "Do auditors judge as moderators do?"
    columns = [
        table.Column("Who audited"),
        table.Column("Scale"),
        table.Column("Moderated", "number"),
        table.Column("Judgement stood", "number"),
        table.Column("Agreement, 95% interval"),
    ]
    lines = [
        [
            codes.code(one.auditor_role),
            codes.code(one.scale),
            numbers.number(one.pairs),
            numbers.number(one.unchanged),
            agreement(one),
        ]
        for one in found
    ]
    period = f"{RULER_MONTHS} months to {numbers.month(view.month)}. {HOW}"
    drawn = table.table(title, columns, lines, hide_caption=True)
    return [
        tags.Section(
            [tags.H2(title), tags.P(period, className="note"), drawn], className="face divided"
        )
    ]


def agreement(one: Ruler) -> str:
    """Kappa with its interval: "0.62 (0.41 to 0.83)", or why there is none."""
    if not one.enough:
        return "Not enough"
    if one.kappa is None:
        return "All the same, so nothing to hold apart"
    kappa = one.kappa
    return f"{kappa.value:.2f} ({kappa.lower:.2f} to {kappa.upper:.2f})"
