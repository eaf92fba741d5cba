"""The order of the tests: what takes longest first, so that two processes end together."""

import pytest

LONGEST = ("tests/warehouse/test_kills", "tests/reference/", "tests/browser/", "tests/measures/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid: str) -> int:
    return next((at for at, begun in enumerate(LONGEST) if nodeid.startswith(begun)), len(LONGEST))
