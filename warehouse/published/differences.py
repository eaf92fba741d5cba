"""A published file beside what stands of its table: what it changes, and what it should not
lack."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from warehouse.problems import Refused
from warehouse.published.rows import Read

POPULATION = "population"
KEY = ["indicator_id", "time_period", "area_code"]
_SAID = ["value", "symbol", "numerator", "denominator"]


@dataclass(frozen=True)
class Compared:
    """A file against what stood before: every figure that is `new`, `changed` or `withdrawn`.

    `changes` has the columns indicator_id, time_period, area_code, area_name, what, and value,
    symbol, numerator and denominator, before and now; `same` counts the rest. An older release
    than the one that stands is compared and not used.
    """

    read: Read
    used: bool
    stood: int | None
    changes: pd.DataFrame
    same: int

    def count(self, what: str) -> int:
        """How many figures are new, changed or withdrawn."""
        return int((self.changes["what"] == what).sum())


def compare(stands: pd.DataFrame, read: Read, newest: bool) -> Compared:
    """Figure by figure against what stands of the same table within the same years; used when it
    is the `newest` of its command and no newer release stands."""
    rows = pd.DataFrame(read.rows)
    own = stands["time_period"].isin(rows["time_period"].unique())
    published = stands["source_publication"] == read.table.publication
    stood = stands[own & published]["release_year"].max()
    release = None if pd.isna(stood) else int(stood)
    changes, same = _differences(stands[own].assign(own=published[own]), rows)
    return Compared(
        read=read,
        used=newest and (release is None or read.release >= release),
        stood=release,
        changes=changes,
        same=same,
    )


def with_rates(
    compared: Sequence[Compared], before: pd.DataFrame, after: pd.DataFrame
) -> tuple[Compared, ...]:
    """The same, with what moved outside the tables of the used files: rates that a new population
    moves. They are told of the file of the population."""
    changes, _ = _differences(before.assign(own=True), after)
    told = {mapped.id for one in compared if one.used for mapped in one.read.table.indicators}
    others = changes[~changes["indicator_id"].isin(told)]
    if others.empty:
        return tuple(compared)
    first = next(
        (one for one in compared if one.used and one.read.table.id == POPULATION),
        next(one for one in compared if one.used),
    )
    more = pd.concat([first.changes, others], ignore_index=True)
    return tuple(replace(one, changes=more) if one is first else one for one in compared)


def _differences(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """What is new, changed or (of what is its `own`) withdrawn, and how many figures are the
    same."""
    both = before.merge(after, on=KEY, how="outer", suffixes=("_before", ""), indicator="side")
    gone = (both["side"] == "left_only") & both["own"].eq(True)
    new = both["side"] == "right_only"
    differs = pd.Series(False, index=both.index)
    for name in _SAID:
        left, right = both[f"{name}_before"], both[name]
        differs |= ~(left.eq(right) | (left.isna() & right.isna()))
    changed = (both["side"] == "both") & differs
    both["area_name"] = both["area_name"].fillna(both["area_name_before"])
    both["what"] = ""
    for said, which in (("new", new), ("changed", changed), ("withdrawn", gone)):
        both.loc[which, "what"] = said
    columns = [*KEY, "area_name", "what", *(f"{name}_before" for name in _SAID), *_SAID]
    changes = both.loc[new | changed | gone, columns].sort_values(KEY, ignore_index=True)
    return changes, int(((both["side"] == "both") & ~differs).sum())


def refuse_shorter(found: Sequence[Read], stands: Sequence[pd.DataFrame]) -> None:
    """Raise Refused for a file that breaks off between two years: it lacks years which the same
    release has as it stands, or is a newer release of fewer years."""
    problems = [
        f"{one.path.name} is not whole: {short}. Fetch it again; if its publisher begins later now,"
        " import it --with-gaps, and the years before stay as they are."
        for one, before in zip(found, stands, strict=True)
        if (short := _shorter(one, before[before["source_publication"] == one.table.publication]))
    ]
    if problems:
        raise Refused([*problems, "Nothing was imported."])


def _shorter(read: Read, before: pd.DataFrame) -> str:
    newest = before["release_year"].max()
    stood = {*before[before["release_year"] == newest]["time_period"]}
    years = {row["time_period"] for row in read.rows}
    lost = ", ".join(str(year) for year in sorted(stood - years))
    if read.release == newest and lost:
        return f"the same release had {lost} too"
    if read.release > newest and len(years) < len(stood):
        return f"it holds {len(years)} years, and the release of {newest} held {len(stood)}"
    return ""
