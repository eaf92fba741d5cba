"""Unequal outcomes: each group of children against the rest, two rates with their counts."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import table
from dashboard.view.view import PageView
from dashboard.words import codes, numbers, sentences
from measures.answers.comparison import pooled_months
from measures.answers.groups import GroupsOf, Unequal, unequal_by_chance
from measures.model.measure import Measure
from measures.model.subject import Subject


def outcomes(view: PageView, subject: Subject) -> tags.Section | None:
    """The groups that differ from the rest, in sentences; all groups in a table."""
    measure, found = subject.measure, view.answer(GroupsOf(subject))
    if not found:
        return None
    different = [group for group in found if group.different]
    expected = unequal_by_chance(found)
    return tags.Section(
        [
            tags.H2("Unequal outcomes"),
            tags.P(_summary(measure, view, found, len(different), expected), className="note"),
            tags.Ul([_item(measure, group) for group in different]),
            tags.Details(
                [tags.Summary("Show every group"), _table(measure, found)], className="behind"
            ),
        ],
        className="unequal",
    )


def _summary(
    measure: Measure, view: PageView, found: Sequence[Unequal], different: int, expected: float
) -> str:
    count = numbers.capital(sentences.small(different)) if different else "None"
    differ = "differs" if different == 1 else "differ"
    period = f"12 months to {numbers.month(view.month)}"
    if pooled_months(measure) == 1:
        period = numbers.month(view.month)
    return (
        f"{count} of {len(found)} groups {differ} from the rest, {period}. Exact test at 99%;"
        f" chance alone would give {sentences.about(expected)}.{_fixed(measure)}"
    )


def _fixed(measure: Measure) -> str:
    """Which groups are not compared, and why."""
    if not measure.fixed_by:
        return ""
    return f" Not by {' or '.join(measure.fixed_by)}: the definition itself makes that differ."


def called(group: Unequal) -> str:
    """A group's name: "Age 5 to 9", "Disabled", "Ethnicity Mixed"."""
    return codes.group(group.dimension, group.group)


def meaning(measure: Measure, group: Unequal) -> tuple[str, str]:
    """What a group's difference means, and which way it lies."""
    higher = group.rate > group.rest_rate
    neither = "neutral_high" if higher else "neutral_low"
    said = {True: "improvement", False: "concern", None: neither}[measure.is_better(higher)]
    return said, "up" if higher else "down"


def _item(measure: Measure, group: Unequal) -> tags.Li:
    variation, way = meaning(measure, group)
    word = {"improvement": "Better", "concern": "Worse"}.get(variation, "Different")
    said = [
        tags.Strong(f"{called(group)}: {word.lower()}"),
        tags.P(f"{_rate(group)}; the rest {_rest(group)}", className="note"),
    ]
    return tags.Li([icons.picture(icons.shape(variation, way)), tags.Div(said)], className="change")


def _rate(group: Unequal) -> str:
    return _written(group.rate, group.x, group.n, group.lower, group.upper)


def _rest(group: Unequal) -> str:
    return _written(group.rest_rate, group.rest_x, group.rest_n, group.rest_lower, group.rest_upper)


def _written(rate: float, x: float, n: float, lower: float, upper: float) -> str:
    share = numbers.value("percent", rate)
    between = f"{numbers.number(lower)} to {numbers.number(upper)}%"
    return f"{share} ({numbers.trimmed(x)} of {numbers.trimmed(n)}, {between})"


def _table(measure: Measure, found: Sequence[Unequal]) -> Component:
    columns = [table.Column("Group"), table.Column("Its own"), table.Column("The rest")]
    rows: list[list[table.Cell]] = [
        [
            [
                called(group),
                *([tags.Span(" differs", className="note")] if group.different else []),
            ],
            _rate(group),
            _rest(group),
        ]
        for group in found
    ]
    return table.table(f"{measure.title}, groups of children", columns, rows, hide_caption=True)
