"""The product's printed figures against the second method, on random extracts."""

import math
from collections import Counter
from pathlib import Path

import pytest

from tests.council import Row, load
from tests.reference.figures import Figure, Key, reference_figures, reference_set_aside
from tests.reference.random_extract import random_extract
from warehouse.gate.read import set_aside_counts


@pytest.mark.parametrize("seed", range(3))
def test_product_equals_reference(seed: int, tmp_path: Path) -> None:
    compare(seed, tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(3, 204))
def test_product_equals_reference_at_length(seed: int, tmp_path: Path) -> None:
    compare(seed, tmp_path)


def compare(seed: int, folder: Path) -> None:
    """Load the extract of a seed into an empty warehouse and compare all it says."""
    random_extract(folder / "extract", seed)
    council = load(folder / "extract", folder / "warehouse")
    aside = without_zeros(reference_set_aside(folder / "extract"))
    assert without_zeros(set_aside_counts(council.warehouse)) == aside
    found = printed_figures(council.figures)
    wrong = differences(reference_figures(folder / "extract"), found)
    shown = "\n".join(wrong[:20])
    assert not wrong, f"seed {seed}: {len(wrong)} figures differ, the first of them\n{shown}"


def without_zeros(counts: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    kept = {table: {r: n for r, n in reasons.items() if n} for table, reasons in counts.items()}
    return {table: reasons for table, reasons in kept.items() if reasons}


def printed_figures(rows: list[Row]) -> dict[Key, Figure]:
    """The figures as printed, by the same key; a row printed twice is a fault."""
    found: dict[Key, Figure] = {}
    for row in rows:
        key = (
            row["measure_id"],
            row["level"],
            row["service"],
            row["locality"],
            row["team_id"],
            row["month"],
        )
        assert key not in found, f"printed twice: {key}"
        found[key] = (number(row["numerator"]), number(row["denominator"]), float(row["value"]))
    return found


def number(text: str) -> float | None:
    return float(text) if text else None


def differences(expected: dict[Key, Figure], found: dict[Key, Figure]) -> list[str]:
    """One line for each figure that is missing, extra or different, in order."""
    lines = []
    for key in sorted(expected.keys() | found.keys()):
        wanted, given = expected.get(key), found.get(key)
        if wanted is None or given is None or not alike(wanted, given):
            lines.append(f"{' | '.join(key)}: reference {wanted}, product {given}")
    return lines


def alike(wanted: Figure, given: Figure) -> bool:
    """Equal to one part in a thousand million, nulls equal only to nulls."""
    return all(
        a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
        for a, b in zip(wanted, given, strict=True)
    )
