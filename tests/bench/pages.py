"""Pages side by side: the callback that makes a page, and its statements on a bare DuckDB cursor."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from measures.answers import attention, groups
from tests.bench.loads import Line
from tests.dashboard.addresses import every_page
from tests.dashboard.pages import layout
from tests.dashboard.signed_in import signed_in
from warehouse.gate import read
from warehouse.gate.scope import WHOLE
from warehouse.paths import sql

# A page without figures: what signing in, the frame and the wire cost by themselves.
NOTHING = "/nothing/here"
ADDRESSES = every_page(
    "/measure/cin_open", "/triangulation?service=Families%20First&locality=East", NOTHING
)
# The least that a page of curves must ask: its series, and what is said of them.
LEAST = (sql("pages", "series"), sql("pages", "signals"))
Heard = tuple[str, dict[str, Any], float]


def pages(warehouse: Path, rounds: int) -> list[Line]:
    """Each page cold (no answer remembered), its statements bare, and once more remembered."""
    client = signed_in(create_app(Settings(warehouse=warehouse)))
    path = read.snapshot_path(warehouse)
    return [line for address in ADDRESSES for line in _page(client, address, path, rounds)]


def _page(client: FlaskClient, address: str, path: Path, rounds: int) -> list[Line]:
    at = layout(client, address)["props"]["data"]
    found = []
    for _ in range(rounds + 1):
        _forget()
        with _listening() as asked:
            cold = _answer(client, at)
        inside = sum(took for _, _, took in asked)
        found.append((cold, _bare(path, asked), inside, _answer(client, at)))
    found = found[1:]  # the first of each opens files and compiles templates
    cold, bare, inside, kept = (median(one[n] for one in found) for n in range(4))
    ratio = median(one[0] / one[1] for one in found)
    reads = median(one[2] / one[1] for one in found)
    plural = "statement" if len(asked) == 1 else "statements"
    asks, goal = f"page {address}: {len(asked)} {plural}", "at most 2" * (address != NOTHING)
    return [
        (f"{asks}, whole callback", _ms(cold), _ms(bare), f"{ratio:.1f}", goal),
        (f"{asks}, its reads alone", _ms(inside), _ms(bare), f"{reads:.1f}", ""),
        *_against_least(f"{asks}, their CPU", path, asked, rounds),
        (f"page {address}: when remembered", _ms(kept), "", "", ""),
    ]


def _against_least(label: str, path: Path, asked: list[Heard], rounds: int) -> Iterator[Line]:
    """CPU of all statements of a page that shows series, beside those of series and signals."""
    least = [one for one in asked if one[0] in LEAST]
    if least:
        turns = [(_cpu(path, asked), _cpu(path, least)) for _ in range(rounds)]
        every, bare = (median(turn[n] for turn in turns) for n in range(2))
        ratio = median(turn[0] / turn[1] for turn in turns)
        yield label, _ms(every), _ms(bare), f"{ratio:.1f}", "at most 3"


def _answer(client: FlaskClient, at: Mapping[str, Any]) -> float:
    asked = {
        "output": "frame.children",
        "outputs": {"id": "frame", "property": "children"},
        "inputs": [{"id": "filters", "property": "data", "value": at}],
        "changedPropIds": ["filters.data"],
        "state": [],
    }
    begun = time.perf_counter()
    answer = client.post("/_dash-update-component", json=asked)
    took = time.perf_counter() - begun
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return took


def _forget() -> None:
    """Forget every answer; keep the database open and the list of units known, as a server does."""
    with read._lock:
        read._answers.clear()
    for remembered in (attention._standing, attention._attention, groups._groups):
        remembered.cache_clear()


@contextmanager
def _listening() -> Iterator[list[Heard]]:
    """Note each statement that reaches the database, with its arguments and seconds."""
    heard: list[Heard] = []
    run = read._run

    def listen(
        path: Path, sql: str, units: read.Units, arguments: Mapping[str, Any]
    ) -> list[read.Row]:
        begun = time.perf_counter()
        rows = run(path, sql, units, arguments)
        heard.append((sql, dict(arguments), time.perf_counter() - begun))
        return rows

    read._run = listen
    try:
        yield heard
    finally:
        read._run = run


def _bare(path: Path, asked: list[Heard]) -> float:
    cursor = read._database(path).cursor()
    cursor.execute("set variable scope_exact = $all", {"all": [WHOLE]})
    begun = time.perf_counter()
    for text, arguments, _ in asked:
        cursor.execute(text, arguments).fetchall()
    took = time.perf_counter() - begun
    cursor.close()
    return took


def _cpu(path: Path, asked: list[Heard]) -> float:
    begun = time.process_time()
    _bare(path, asked)
    return time.process_time() - begun


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"
