"""Every address that is no page."""

from dashboard import tags
from dashboard.view.page import ELSEWHERE, Page
from dashboard.view.view import NotHere, PageView


def body(_asked: PageView, _key: str) -> tags.Main:
    """Raises NotHere, always: there is nothing to show."""
    raise NotHere("There is no page at this address.")


PAGE = Page(ELSEWHERE, "/", "Not found", needs="public", order=9, body=body, by_month=False)
