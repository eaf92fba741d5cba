"""The pages of the product: a folder a page, whose `page.py` declares it as `PAGE`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dashboard.view.page import Page


@cache
def pages() -> tuple[Page, ...]:
    """Every page, in the order of the navigation."""
    found: list[Page] = [
        import_module(f"{__name__}.{folder.name}.page").PAGE
        for folder in iter_modules(__path__)
        if folder.ispkg
    ]
    return tuple(sorted(found, key=lambda page: page.order))
