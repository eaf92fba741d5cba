"""The numbers of docs/signals.md: `python -m tests.signals.document` runs, counts and writes them.

Steady series are simulated and held against exact enumeration; a whole sample council is loaded
and its stored signals are counted and held against the stories that were planted in it.
"""

import datetime as dt
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import binom

from measures.answers.groups import UnequalOf
from measures.council.snapshot import snapshot
from measures.council.view import View
from measures.evidence.triangulate import SOURCES
from measures.load import load
from measures.model.months import months_later
from measures.signals.baseline import BASELINE_MONTHS
from measures.signals.judge import SIGNALS, expected_by_chance
from measures.statistics.xmr import xmr_many
from tests.bench.loads import sample
from tests.signals.plainly import last_is_special
from tests.signals.test_false_alarms import (
    MONTHS,
    latest,
    out_alone,
    rate_pooled,
    steady,
)
from warehouse.gate.read import EVERYTHING, query
from warehouse.model.unit import COUNCIL
from warehouse.paths import ROOT

PAGE = ROOT / "docs" / "signals.md"
BEGIN, END = "<!-- begin: measured -->", "<!-- end: measured -->"
SERIES = 10_000
SIZES, SHARES = (3, 5, 8, 15, 30, 60), (0.8, 0.95)
SPEAKS = {
    "audit": "audits",
    "practice_observation": "observations",
    "feedback": "families",
    "complaint": "complaints",
    "compliment": "compliments",
}
SAID = {"better": ("improvement",), "worse": ("concern",)}
Story = dict[str, str | dt.date]


def simulated() -> str:
    """Steady series of a flow's share: flagged by us, by enumeration, and by XmR on the same."""
    head = ("cases a month", "share met", "method chosen", "flagged", "enumerated", "XmR instead")
    return _table(head, [_line(n, p) for p in SHARES for n in SIZES])


def _line(n: int, p: float) -> tuple[str, ...]:
    x = np.random.default_rng([21, n, int(100 * p)]).binomial(n, p, (SERIES, MONTHS))
    found = steady("icpc_15wd", x, np.full(1, n))
    method, often = _method(found)
    exact = f"{_enumerated(x, n, p):.2%}" if set(found["method"]) == {"tails"} else "–"
    if method == "xmr":
        exact = f"{_plainly(n, p):.2%} (plainly)"
    flagged = f"{latest(found).mean():.2%}" if method != "twelve_months" else "no signal given"
    said = method.replace("_", " ") + (f" ({often:.0%} of series)" if often < 1 else "")
    return str(n), f"{p:.0%}", said, flagged, exact, f"{_by_xmr(x, n):.2%}"


def _method(found: pd.DataFrame) -> tuple[str, float]:
    """The method of most series, and of what share of them: it is chosen by each baseline."""
    chosen = found.drop_duplicates("team_id")["method"].value_counts(normalize=True)
    return str(chosen.index[0]), float(chosen.iloc[0])


def _enumerated(x: np.ndarray, n: int, p: float) -> float:
    """The mean exact rate over the baselines that were drawn."""
    known = x[:, :BASELINE_MONTHS].sum(axis=1).astype(float)
    alone = out_alone(n, known, BASELINE_MONTHS * n)
    three = out_alone(3 * n, known, BASELINE_MONTHS * n)
    one = binom.pmf(np.arange(n + 1), n, p)
    two = binom.pmf(np.arange(2 * n + 1), 2 * n, p)
    return float(rate_pooled(alone, three, one, two).mean())


def _plainly(n: int, p: float) -> float:
    """The share flagged among other draws by the peer's rules written plainly: no enumeration
    of its rules exists."""
    drawn = 100 * np.random.default_rng([22, n, int(100 * p)]).binomial(n, p, (SERIES, MONTHS)) / n
    return float(np.mean([last_is_special(one.tolist(), BASELINE_MONTHS) for one in drawn]))


def _by_xmr(x: np.ndarray, n: int) -> float:
    """The share of the same series that an XmR chart flags in the latest month."""
    series, months = x.shape
    frame = pd.DataFrame(
        {
            "series": np.repeat(np.arange(series), months),
            "month": np.tile(np.arange(months), series),
            "value": 100 * x.ravel() / n,
        }
    )
    said = xmr_many(frame, baseline=BASELINE_MONTHS)["label"].to_numpy().reshape(x.shape)
    return float((said[:, -1] != "common").mean())


def on_the_sample() -> str:
    """Signals a month and planted stories found, in a sample council of scale 1."""
    with tempfile.TemporaryDirectory() as spare:
        kept = ROOT / "data" / "sample"
        folder = kept if (kept / "extract.toml").exists() else sample(Path(spare) / "one", 1.0)
        warehouse = Path(spare) / "warehouse"
        load(folder, warehouse)
        told = tomllib.loads((folder / "story.toml").read_text("utf-8"))["story"]
        said = _said(warehouse)
        return "\n".join([_by_month(said), _stories(said, told, warehouse), _groups(warehouse)])


def _said(warehouse: Path) -> pd.DataFrame:
    now = snapshot(warehouse).latest_month
    months = [months_later(now, -back) for back in range(11, -1, -1)]
    rows = [
        row
        for month in months
        for row in query(warehouse, "printed_signals", EVERYTHING, level="all", month=month)
    ]
    return pd.DataFrame(rows)


def _by_month(said: pd.DataFrame) -> str:
    head = ("month", "series judged", "improvement", "concern", "changed", "signals", "by chance")
    return _table(head, [_month(month, own) for month, own in said.groupby("month")])


def _month(month: object, own: pd.DataFrame) -> tuple[str, ...]:
    count = own["variation"].value_counts()
    signals = int(sum(count.get(name, 0) for name in SIGNALS))
    neutral = count.get("neutral_high", 0) + count.get("neutral_low", 0)
    return (
        f"{pd.Timestamp(str(month)):%B %Y}",
        f"{signals + count.get('common', 0):,}",
        f"{count.get('improvement', 0)}",
        f"{count.get('concern', 0)}",
        f"{neutral}",
        f"{signals}",
        f"{expected_by_chance(own):.0f}",
    )


def _stories(said: pd.DataFrame, told: Iterable[Story], warehouse: Path) -> str:
    head = (
        "story",
        "unit",
        "from",
        "found",
        "said of",
        "first month",
        "in words",
        "since",
        "before",
    )
    return _table(head, [_story(said, story, warehouse) for story in told])


def _story(said: pd.DataFrame, story: Story, warehouse: Path) -> tuple[str, ...]:
    unit = str(story.get("team_id") or story.get("service") or "the council")
    begun = f"{story['from_month']:%B %Y}"
    if story["direction"] == "unequal":
        return str(story["kind"]), unit, begun, *_unequal(warehouse, story)
    if story["direction"] in ("disagree", "none"):
        return str(story["kind"]), unit, begun, *_by_sources(warehouse, story)
    own = said[_of_unit(said, story) & (said["measure_id"] == story["measure"])]
    says = own["variation"].isin(SAID[str(story["direction"])])
    from_month = pd.Timestamp(str(story["from_month"]))
    since = pd.to_datetime(own["month"]) >= from_month
    # A run or a trend marks the months it is made of once it is complete: what counts against the
    # chart is only what it would have said before the story began.
    early = pd.to_datetime(own["first_seen"]) < from_month
    if not (says & since).any():
        return str(story["kind"]), unit, begun, "no", *[""] * 5
    row = own[says & since].sort_values(["month", "probability"]).iloc[0]
    same = own["measure_id"] == row["measure_id"]
    return (
        str(story["kind"]),
        unit,
        begun,
        "yes",
        f"`{row['measure_id']}`",
        f"{pd.Timestamp(row['month']):%B %Y}",
        f"{row['variation']}: {row['label']}",
        _months(says[same & since]),
        _months((says & early)[same & ~since]),
    )


def _months(says: "pd.Series[bool]") -> str:
    """How many of the year's months say so."""
    return f"{int(says.sum())} of {len(says)}" if len(says) else "–"


def _of_unit(said: pd.DataFrame, story: Story) -> "pd.Series[bool]":
    if story["level"] == "team":
        return said["team_id"] == story["team_id"]
    return (said["level"] == story["level"]) & (said["service"] == story["service"])


def _by_sources(warehouse: Path, story: Story) -> tuple[str, ...]:
    """What the sources say of the team in the latest month: a quiet story is no signal of its own.

    Compliance without quality is found when performance is fine and the planted sources say
    concern; silence when each planted source is a gap, which is more than "no concern".
    """
    month = snapshot(warehouse).latest_month
    rows = query(
        warehouse,
        "printed_statements",
        EVERYTHING,
        level="team",
        month=month,
        kpq=None,
        sources=[*SOURCES],
    )
    own = [row for row in rows if row["team_id"] == story["team_id"]]
    spoken = {source: SPEAKS[source] for source in story["sources"]}
    if story["direction"] == "none":
        silent = {row["source"] for row in own} - {row["source"] for row in own if row["n"]}
        found = set(spoken.values()) <= silent
        words = f"nothing of {', '.join(spoken.values())} for any question"
    else:
        here = {row["source"]: row["statement"] for row in own if row["kpq"] == story["kpq"]}
        concerned = [source for source in spoken.values() if here[source] == "concern"]
        found = here["performance"] != "concern" and len(concerned) == len(spoken)
        words = f"performance {here['performance']}; concern: {', '.join(concerned)}"
    asked = f"sources of question {story['kpq']}" if story.get("kpq") else "sources"
    return "yes" if found else "no", asked, f"{month:%B %Y}", words, "", ""


def _unequal(warehouse: Path, story: Story) -> tuple[str, ...]:
    """Whether the council's own list has the group, and with what rates."""
    for row in View.of(warehouse, EVERYTHING, COUNCIL).answer(UnequalOf()).rows:
        group = row.group
        if (row.node.unit, row.measure_id) == (COUNCIL, story["measure"]) and (
            group.dimension == story["breakdown"]
        ):
            rates = f"{group.rate:.0f}% against {group.rest_rate:.0f}% of the rest"
            return "yes", f"`{row.measure_id}`", f"{row.month:%B %Y}", f"unequal: {rates}", "", ""
    return ("no", *[""] * 5)


def _groups(warehouse: Path) -> str:
    found = View.of(warehouse, EVERYTHING, COUNCIL).answer(UnequalOf())
    return (
        f"Groups of children, all measures and units: {len(found.rows):,} of {found.tested:,}"
        f" comparisons differ; chance alone would give about {found.by_chance:.0f}.\n"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def page(text: str) -> str:
    """docs/signals.md with its numbers as of this run; ValueError without the marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"docs/signals.md lacks the marks {BEGIN} and {END}; put them back.")
    run = f"{SERIES:,} series a line, {dt.date.today():%-d %B %Y}.\n"
    parts = [
        begin,
        f"### Steady series\n\n{run}",
        simulated(),
        "### The sample council\n",
        on_the_sample(),
        end,
    ]
    return before + "\n".join(parts) + after


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
