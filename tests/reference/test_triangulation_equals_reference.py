"""Every statement and verdict of the product, against the second method, on random councils."""

import csv
import io
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from tests.council import run
from tests.reference.random_extract import random_extract
from tests.reference.triangulated.statements import Reference, verdicts


def printed(warehouse: Path, *command: str) -> list[dict[str, str]]:
    text = run(*command, "--level", "all", "--format", "csv", "--warehouse", str(warehouse))
    return list(csv.DictReader(io.StringIO(text)))


def unit(row: dict[str, str]) -> tuple[int, tuple[str, str, str, str], date]:
    place = (row["level"], row["service"], row["locality"], row["team_id"])
    return int(row["kpq"]), place, date.fromisoformat(row["month"])


def compare(folder: Path, warehouse: Path) -> list[str]:
    """What differs, in words."""
    run("load", str(folder), "--warehouse", str(warehouse))
    figures, signals = (printed(warehouse, name) for name in ("figures", "signals"))
    reference = Reference(folder, signals, figures).everything()
    said = defaultdict(dict)
    for row in printed(warehouse, "triangulation"):
        said[unit(row)][row["source"]] = (row["statement"], int(row["n"]))
    wrong = (
        [f"units differ: {said.keys() ^ reference.keys()}"]
        if said.keys() ^ reference.keys()
        else []
    )
    for place, words in reference.items():
        for source, other in words.items():
            word, n = said.get(place, {}).get(source, ("", 0))
            if word != other.word or (other.n >= 0 and n != other.n):
                wrong.append(f"{place} {source}: {word} {n}, by the second method {other}")
    agreed = {
        unit(row): (row["verdict"], row["sources"])
        for row in printed(warehouse, "triangulation", "--verdicts")
    }
    other_verdicts = verdicts(reference)
    wrong += [
        f"{place}: {agreed.get(place)}, by the second method {found}"
        for place, found in other_verdicts.items()
        if agreed.get(place) != found
    ]
    return wrong


def test_the_product_says_what_the_second_method_says(tmp_path: Path) -> None:
    same(tmp_path, seed=7)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [*range(7), *range(8, 102)])
def test_it_does_so_on_many_councils(tmp_path: Path, seed: int) -> None:
    same(tmp_path, seed)


def same(tmp_path: Path, seed: int) -> None:
    random_extract(tmp_path / "extract", seed)
    wrong = compare(tmp_path / "extract", tmp_path / "warehouse")
    assert not wrong, "\n".join([f"{len(wrong)} differences", *wrong[:20]])
