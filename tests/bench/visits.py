"""Bytes over the wire for the Overview: a first visit with an empty cache, and a second."""

import time
from pathlib import Path

from tests.bench.loads import Line
from tests.browser.reader import Reader
from tests.browser.server import served

HEADING = "How are we doing?"


def visits(warehouse: Path) -> list[Line]:
    """Kilobytes as the browser counts them off the network, headers included."""
    with served(warehouse, workers=2) as address:
        reader = Reader(address)
        try:
            reader.window(1440)
            reader.sign_in()
            reader.driver.execute_cdp_cmd("Network.enable", {})
            reader.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
            first, second = _visit(reader), _visit(reader)
        finally:
            reader.driver.quit()
    return [
        (
            f"first visit: {first[1]} requests",
            f"{first[0] / 1000:.0f} kB",
            "",
            "",
            "at most 1,200 kB",
        ),
        (
            f"second visit: {second[1]} requests",
            f"{second[0] / 1000:.0f} kB",
            "",
            "",
            "at most 100 kB",
        ),
    ]


def _visit(reader: Reader) -> tuple[float, int]:
    reader.driver.get("about:blank")
    reader.requests()
    reader.open("/", HEADING)
    time.sleep(2)  # late arrivals count as well
    done = [event for event in reader.requests() if event["method"] == "Network.loadingFinished"]
    sizes = [event["params"]["encodedDataLength"] for event in done]
    return sum(sizes), sum(1 for size in sizes if size)
