"""Pages in a browser, each from its address to the end of drawing, by turns with the Overview."""

import statistics
import time
from pathlib import Path

from tests.bench.loads import Line
from tests.browser.reader import Reader
from tests.browser.server import served

OVERVIEW = "/"
PAGES = (
    "/evidence",
    "/benchmarks",
    "/benchmarks?indicator=cpp_subsequent_pct",
    "/triangulation?kpq=3",
    "/unequal",
    "/measure/icpc_15wd",
)
GOAL = "at most 1.25"
# Notes the last moment at which anything on the page changed.
WATCH = (
    "window.lastDrawn = 0; new MutationObserver(() => { window.lastDrawn = performance.now(); })"
    ".observe(document, {subtree: true, childList: true, attributes: true, characterData: true});"
)
STILL = 700


def drawn(warehouse: Path, rounds: int) -> list[Line]:
    """Milliseconds to the last change of each page, its files kept by the browser already."""
    with served(warehouse, workers=2) as address:
        reader = Reader(address)
        try:
            reader.window(1440)
            reader.sign_in()
            watch = {"source": WATCH}
            reader.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", watch)
            turns = [{page: _end(reader, page) for page in (OVERVIEW, *PAGES)}]
            turns = [{page: _end(reader, page) for page in turns[0]} for _ in range(rounds)]
        finally:
            reader.driver.quit()
    took = {page: statistics.median(turn[page] for turn in turns) for page in turns[0]}
    whole = took[OVERVIEW]
    return [
        (f"drawn {page}, beside the Overview", f"{ms:.0f} ms", f"{whole:.0f} ms",
         f"{ms / whole:.2f}", GOAL)
        for page, ms in took.items()
        if page != OVERVIEW
    ]  # fmt: skip


def _end(reader: Reader, page: str) -> float:
    """When the page last changed, once it has been still for a while."""
    reader.driver.get("about:blank")
    reader.open(page)
    last = 0.0
    while last < (changed := float(reader.says("return window.lastDrawn"))):
        last = changed
        time.sleep(STILL / 1000)
    return last
