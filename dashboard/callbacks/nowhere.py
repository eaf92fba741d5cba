"""Every address that is no page."""

from dashboard.asked import Asked, NotHere
from dashboard.components import html


def body(_asked: Asked, _key: str) -> html.Main:
    """Raises NotHere, always: there is nothing to show."""
    raise NotHere("There is no page at this address.")
