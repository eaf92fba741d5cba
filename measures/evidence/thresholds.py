"""The thresholds by which sources of evidence speak: one settings file, shown beside results."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field, RootModel, create_model

from warehouse.gate.read import NOBODY, query
from warehouse.paths import REFERENCE
from warehouse.toml import Entry, Number, read_toml

Thresholds = Mapping[str, Mapping[str, float]]
SHIPPED = REFERENCE / "triangulation.toml"
From0 = Annotated[Number, Field(ge=0, description="a number from 0")]


class _Source(Entry):
    noun: ClassVar[str] = "threshold"


class _File(Entry):
    noun: ClassVar[str] = "source with thresholds"


def thresholds() -> Thresholds:
    """The thresholds of every source (TRIANGULATE_THRESHOLDS, else the shipped file).

    A file need name only what it changes. Refused when a name is unknown or no number from 0.
    """
    chosen = Path(os.environ.get("TRIANGULATE_THRESHOLDS", SHIPPED))
    return read_toml(chosen, _model()).model_dump()


def thresholds_used(warehouse: Path) -> Thresholds:
    """The thresholds that the statements of the snapshot were made by, whatever the file says
    now."""
    found: dict[str, dict[str, float]] = {}
    for row in query(warehouse, "thresholds", NOBODY):
        found.setdefault(row["source"], {})[row["name"]] = row["value"]
    return found


@cache
def _model() -> type[_File]:
    """What a file may hold: the sources and thresholds of the shipped one, whose values it
    keeps."""
    shipped = read_toml(SHIPPED, RootModel[dict[str, dict[str, From0]]]).root
    sources: dict[str, Any] = {}
    for source, values in shipped.items():
        named: dict[str, Any] = {name: (From0, value) for name, value in values.items()}
        model = create_model(source, __base__=_Source, **named)
        sources[source] = (model, model())
    return create_model("Thresholds", __base__=_File, **sources)
