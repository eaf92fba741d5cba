"""One page of the product as one value: its address, title, need, place in the navigation, body."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import dash
from dash import dcc

from dashboard import tags
from dashboard.view.view import PageView
from warehouse.gate.read import Scope

# Dash's own name for the page of every path that no page has; its links lead to its address.
ELSEWHERE = "not_found_404"
VARIABLE = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Page:
    """What `dashboard/pages/<name>/page.py` declares as `PAGE`.

    `address` may hold one variable, "/measure/<name>"; what stands in its place is the key that
    `title` and `body` are given, "" for a page without one. `needs` is a word of permissions.
    A page with words for `nav` stands in the navigation, which leads to `goes` (its own address
    when left out); one without may be `part_of` one that does. Pages stand there, and are matched
    to an address, in `order`. A page stands there for those to whom it has something to show:
    `serves` says whether a scope is one of them. A page that says the same whichever month is
    chosen is not `by_month`, and offers none to choose.
    """

    name: str
    address: str
    title: str | Callable[[str], str]
    needs: str
    order: float
    body: Callable[[PageView, str], tags.Main]
    nav: str = ""
    goes: str = ""
    serves: Callable[[Scope], bool] = lambda _: True
    by_month: bool = True
    part_of: str = ""

    @property
    def module(self) -> str:
        """The name that Dash knows it by."""
        return f"dashboard.pages.{self.name}"

    @property
    def variable(self) -> str:
        """The name of the variable in its address, or ""."""
        found = VARIABLE.search(self.address)
        return found[1] if found else ""

    def register(self) -> None:
        """Tell Dash's registry, from which navigation, permissions and router take what they need.

        Must run after the application is made; a second application takes the same values.
        """
        where = {"path_template" if self.variable else "path": self.address}
        if self.name == ELSEWHERE:
            where = {}
        dash.register_page(  # type: ignore[no-untyped-call]
            self.module,
            title=self._title if self.variable else f"{self.title} - Triangulate",
            order=self.order,
            layout=self._layout,
            page=self,
            needs=self.needs,
            nav=self.nav,
            nav_for=self.name,
            part_of=self.part_of,
            goes=self.goes or self.address,
            **where,
        )

    def _title(self, /, **given: Any) -> str:
        key = str(given.get(self.variable, ""))
        return f"{self.title(key) if callable(self.title) else self.title} - Triangulate"

    def _layout(self, /, **query: Any) -> dcc.Store:
        """What the page hands to the callback of the frame: its name, its key, and the raw
        query, in which any word may stand, `self` too."""
        key = str(query.pop(self.variable, "")) if self.variable else ""
        path = VARIABLE.sub(lambda _: key, self.address)
        stored = {"page": self.name, "key": key, "path": path, "query": query}
        return dcc.Store(id="filters", data=stored)


def page_called(name: str) -> Page:
    """The registered page of a name. Raises KeyError for one that does not exist."""
    page: Page = dash.page_registry[f"dashboard.pages.{name}"]["page"]
    return page
