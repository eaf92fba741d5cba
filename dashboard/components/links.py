"""Addresses of the pages, and links that carry the selection along."""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard import tags
from dashboard.view import url
from dashboard.view.url import Filters

OVERVIEW, TRIANGULATION, EVIDENCE, DATA = "/", "/triangulation", "/evidence", "/data"
BENCHMARKS, QUESTIONS = "/benchmarks", "/questions"
Words = str | Component | Sequence[str | Component]


def question(key: str) -> str:
    """The path of a question's page."""
    return f"/question/{key.lower()}"


def measure(name: str) -> str:
    """The path of a measure's page."""
    return f"/measure/{name}"


def anchor(said: Words, address: str, kind: str = "", **attributes: Any) -> tags.A:
    """A plain link. assets/navigate.js follows it without loading the page again."""
    return tags.A(said, href=address, className=kind or None, disable_n_clicks=True, **attributes)


def to(said: Words, path: str, filters: Filters, **attributes: Any) -> tags.A:
    """A link to another page for the same unit and month."""
    return anchor(said, url.link(path, filters.kept()), **attributes)


def figure(said: str, named: str, path: str, filters: Filters) -> tags.A:
    """A figure that opens what is behind it; its spoken name says which figure it is."""
    words: list[str | Component] = [
        said,
        tags.Span(f" {named}: what is behind it", className="out-of-sight"),
    ]
    return anchor(words, url.link(path, filters.kept()), "figure")
