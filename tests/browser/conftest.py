"""One server and one headless Chromium for all browser tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.browser.server import served


@pytest.fixture(scope="session")
def address(sample_council: Path) -> Iterator[str]:
    """The address of a server over the sample council, as gunicorn serves it."""
    with served(sample_council / "warehouse") as at:
        yield at


@pytest.fixture(scope="session")
def chromium(address: str) -> Iterator[Reader]:
    reader = Reader(address)
    reader.sign_in()
    yield reader
    reader.driver.quit()


@pytest.fixture
def reader(chromium: Reader) -> Reader:
    """A desk-sized window with nothing noted yet."""
    chromium.window(1440)
    chromium.driver.get("about:blank")
    chromium.problems()
    chromium.requests()
    return chromium
