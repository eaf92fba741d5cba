"""The addresses of pages, from the registry that the product itself goes by."""

from dashboard.pages import pages

# What stands in the place of a variable; a page with another says here what to try it with.
PARTS = {"": "", "n": "3", "name": "icpc_15wd"}


def every_page(*more: str) -> list[str]:
    """The address of every page of the product, and the ones named beside them, each once."""
    own = (page.address.replace(f"<{page.variable}>", PARTS[page.variable]) for page in pages())
    return [*dict.fromkeys([*own, *more])]
