"""One way to count a source of evidence, as a table: values, parts drawn and in words, the
share."""

from collections.abc import Callable, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars
from dashboard.components import table
from dashboard.words import codes, numbers
from measures.answers.evidence import Count
from measures.evidence.sources import WHOLE, Dimension, Division, Source

ENOUGH_FOR_PERCENT = 20
SHOWN = 8
Named = Callable[[str], table.Cell]


def dimension(source: Source, chosen: Dimension, counts: Sequence[Count]) -> tags.Section | None:
    """The values of one dimension, the most frequent first; None where there are none."""
    if not counts:
        return None
    division = chosen.division or (source.division if source.amounts else WHOLE)
    shown, others = counts[:SHOWN], counts[SHOWN:]
    more = [_others(chosen.title, division, others)] if others else []
    drawn = values(chosen.title, division, shown, codes.code)
    kind = "face" if division == WHOLE else "face divided"
    return tags.Section([tags.H2(chosen.title), drawn, *more], className=kind)


def values(
    title: str, division: Division, counts: Sequence[Count], named: Named, *, brief: bool = False
) -> Component:
    """A table of values: each drawn as a stacked row, with its number, its share and its parts.

    A `brief` one keeps the parts in words for those who do not see the drawing.
    """
    most = max(count.n for count in counts)
    columns = [
        table.Column("Which", "which"),
        table.Column(tags.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Number", "number value"),
        *([] if division == WHOLE else [table.Column(_heading(division), "parts")]),
    ]
    rows = [_row(division, count, most, named, brief) for count in counts]
    return table.table(title, columns, rows, hide_caption=True, kind="faces")


def _heading(division: Division) -> str:
    return numbers.capital(division.said) or "Of which"


def _row(
    division: Division, count: Count, most: float, named: Named, brief: bool
) -> list[table.Cell]:
    own = bars.in_order(count.parts, division.parts)
    cells: list[table.Cell] = [
        named(count.value),
        bars.stacked(own, most),
        numbers.number(count.n),
    ]
    return cells if division == WHOLE else [*cells, _divided(division, count, brief)]


def _divided(division: Division, count: Count, brief: bool) -> list[str | Component]:
    """The share that counts as met, and the parts in words."""
    own = codes.listed(bars.in_order(count.parts, division.parts))
    met = share(division, count)
    found = f"{met} " if met else ""
    label = tags.Span(f" {division.said}", className="label")
    return [
        *([tags.Strong([found, label])] if met else []),
        tags.Span(own, className="note out-of-sight" if brief and met else "note"),
    ]


def share(division: Division, count: Count) -> str:
    """ "66 of 114 (58%)"; without a percentage when fewer than 20 stand behind it; or nothing."""
    below = sum(count.parts.get(part, 0) for part in division.of)
    if not below:
        return ""
    met = sum(count.parts.get(part, 0) for part in division.met)
    percent = f" ({numbers.value('percent', 100 * met / below)})"
    enough = percent if below >= ENOUGH_FOR_PERCENT else ""
    return f"{numbers.number(met)} of {numbers.number(below)}{enough}"


def _others(title: str, division: Division, counts: Sequence[Count]) -> tags.Details:
    summary = tags.Summary(f"Show {len(counts)} more")
    return tags.Details([summary, values(title, division, counts, codes.code)], className="behind")
