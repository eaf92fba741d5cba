"""The states a page can be in when it has no figures to show, each in a sentence."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components.links import anchor


def state(title: str, *sentences: str | Component) -> tags.Main:
    """A whole page that says one thing."""
    return tags.Main(
        [tags.H1(title, tabIndex=-1), *[tags.P(sentence) for sentence in sentences]],
        id="main",
        className="state",
        tabIndex=-1,
    )


def no_snapshot() -> tags.Main:
    """Nothing has been loaded yet."""
    return state(
        "No figures yet",
        "Nothing has been loaded, so there is nothing to show.",
        tags.Span(["To load a council's extract: ", tags.Code("triangulate load FOLDER")]),
        tags.Span(
            ["To try it with synthetic children first: ", tags.Code("triangulate sample FOLDER")]
        ),
    )


def other_version(sentence: str) -> tags.Main:
    """The snapshot that serves was made by another version than the one that asks."""
    return state("These figures are of another version", sentence)


def not_here(sentence: str, opens: str = "/") -> tags.Main:
    """The address names something that does not exist; `opens` is the page to begin at."""
    named = "Go to the Overview" if opens == "/" else "Go to your first page"
    return state("This page is not here", sentence, anchor(named, opens))


def failed(reference: str) -> tags.Main:
    """Something broke. The log holds what; the page holds the number to find it by."""
    return state(
        "This page could not be made",
        "Something went wrong on our side. The figures themselves are untouched.",
        tags.Span(["If it happens again, quote reference ", tags.Strong(reference), "."]),
        anchor("Go to the Overview", "/"),
    )


def waiting() -> tags.Main:
    """The first moments of a visit, before any figure has arrived."""
    blocks = [tags.Div(className="blank-line") for _ in range(6)]
    return tags.Main([tags.P("Reading the figures", role="status"), *blocks], className="waiting")
