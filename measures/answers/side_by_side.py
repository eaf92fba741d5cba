"""One question for one unit with every source on one axis of months, and the rows behind each."""

import datetime as dt
from dataclasses import dataclass, replace

from measures.answers.cases import EVERY_ROW, FIRST, Listing, Rows, listed, own_columns
from measures.answers.evidence import Count
from measures.council.view import View
from measures.evidence.sources import BY_KEY
from measures.evidence.thresholds import thresholds_used
from measures.model.months import months_later
from warehouse.gate.read import Argument

MONTHS = 24
_COUNTED = ("kpq", "size", "good", "bad", "item_id")


@dataclass(frozen=True)
class SideBySide:
    """Months of each source that has any, by part; `actions` raised by month; what families spoke
    of most in the window of their statement, most frequent theme first. For a reader of whole
    figures who does not answer for the unit there are no themes and actions, and `hidden` are the
    (source, month) that stand on few people."""

    sources: dict[str, dict[dt.date, Count]]
    actions: dict[dt.date, float]
    themes: tuple[Count, ...]
    hidden: frozenset[tuple[str, dt.date]] = frozenset()

    @property
    def of_few(self) -> frozenset[str]:
        """The sources that have months of few people."""
        return frozenset(source for source, _ in self.hidden)


@dataclass(frozen=True)
class SideBySideOf:
    """Reads what each source came to on one question in the 24 months that end with the view's."""

    kpq: int

    def read(self, view: View) -> SideBySide:
        """Months and themes, by source."""
        before = months_later(view.month, -MONTHS)
        if not view.answers:
            return self._whole(view, before)
        found = view.rows(
            "side_by_side", kpq=self.kpq, month=view.month, before=before, **view.place
        )
        parts: dict[str, dict[dt.date, dict[str, float]]] = {}
        themes: dict[str, dict[str, float]] = {}
        recent = _window(view, "families")
        for row in found:
            if row["source"] != "themes":
                months = parts.setdefault(row["source"], {})
                months.setdefault(row["month"], {})[row["part"]] = row["n"]
            elif row["month"] > recent:
                theme = themes.setdefault(row["theme"], {})
                theme[row["part"]] = theme.get(row["part"], 0) + row["n"]
        actions = parts.pop("actions", {})
        return SideBySide(
            {
                source: {day: Count("", sum(own.values()), own) for day, own in months.items()}
                for source, months in parts.items()
            },
            {day: sum(own.values()) for day, own in actions.items()},
            tuple(
                sorted(
                    (Count(name, sum(own.values()), own) for name, own in themes.items()),
                    key=lambda count: (-count.n, count.value),
                )
            ),
        )

    def _whole(self, view: View, before: dt.date) -> SideBySide:
        """Whole counts, for whoever reads them without answering for the unit."""
        found = view.rows(
            "evidence_month",
            kpq=self.kpq,
            source=None,
            month=view.month,
            before=before,
            levels=[view.unit.level],
            **view.place,
        )
        sources: dict[str, dict[dt.date, Count]] = {}
        for row in found:
            if row["n"]:
                months = sources.setdefault(row["source"], {})
                own = months.get(row["month"], Count("", 0, {}))
                parts = own.parts | {row["part"]: own.parts.get(row["part"], 0) + row["n"]}
                months[row["month"]] = Count("", own.n + row["n"], parts)
        hidden = frozenset((row["source"], row["month"]) for row in found if row["n"] is None)
        return SideBySide(sources, {}, (), hidden)


@dataclass(frozen=True)
class StatementRows:
    """Reads a page of the rows that a statement rests on, newest first: those that its window
    counts, with what was not judged. `source` is one that has rows (not performance, benchmark)."""

    source: str
    kpq: int
    listing: Listing = FIRST

    def read(self, view: View) -> Rows:
        """Raises Forbidden for whoever may not list them, KeyError for a source without rows."""
        if self.source not in BY_KEY:
            raise KeyError(self.source)
        fact = f"evidence_{self.source}"
        own = tuple(name for name in own_columns(view, fact) if name not in _COUNTED)
        arguments: dict[str, Argument] = {
            "kpq": self.kpq,
            "month": view.month,
            "before": _window(view, self.source),
            **view.place,
        }
        chosen = (
            f"from seen.{fact} where kpq = $kpq and month > $before and month <= $month"
            " and seen.within(service, locality, team_id, $service, $locality, $team_id)"
        )
        newest = replace(self.listing, newest_first=True)
        return listed(view, EVERY_ROW + own, chosen, arguments, newest)


def _window(view: View, source: str) -> dt.date:
    """The month before the first that a source is read from."""
    return months_later(view.month, -int(thresholds_used(view.warehouse)[source]["months"]))
