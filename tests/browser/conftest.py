"""One server and one headless Chromium for all browser tests."""

from collections.abc import Iterator

import pytest

from tests.browser.reader import Reader
from tests.browser.server import served
from tests.dashboard.loaded import sample_council


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the sample council, as gunicorn serves it."""
    with served(sample_council(tmp_path_factory.getbasetemp())) as at:
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
