"""The council's own targets: which one holds in a month, and what a wrong file is told."""

from datetime import date
from pathlib import Path

import pytest

from measures.council.targets import targets
from warehouse.problems import Refused

TWO = """
[[target]]
measure_id = "assessment_45wd"
target = 85
valid_from = 2025-04-01

[[target]]
measure_id = "assessment_45wd"
target = 90.5
valid_from = 2026-04-01

[[target]]
measure_id = "icpc_15wd"
target = 80
valid_from = 2026-05-01
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "targets.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (date(2025, 3, 1), {}),
        (date(2025, 4, 1), {"assessment_45wd": 85}),
        (date(2026, 3, 1), {"assessment_45wd": 85}),
        (date(2026, 4, 1), {"assessment_45wd": 90.5}),
        (date(2026, 5, 1), {"assessment_45wd": 90.5, "icpc_15wd": 80}),
    ],
)
def test_the_latest_that_holds_in_the_month(
    tmp_path: Path, month: date, expected: dict[str, float]
) -> None:
    assert targets(month, written(tmp_path, TWO)) == expected


def test_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    blocks = TWO.split("[[target]]")[1:]
    backwards = "".join(f"[[target]]{block}" for block in reversed(blocks))
    assert targets(date(2026, 6, 1), written(tmp_path, backwards)) == {
        "assessment_45wd": 90.5,
        "icpc_15wd": 80,
    }


def test_the_shipped_file_sets_none() -> None:
    assert targets(date(2026, 10, 1)) == {}


@pytest.mark.parametrize(
    "block",
    [
        'measure_id = "no_such_measure"\nvalue = 90\nvalid_from = 2026-04-01',
        'measure_id = "icpc_15wd"\nvalid_from = 2026-04-01',
        'measure_id = "icpc_15wd"\nvalue = "ninety"\nvalid_from = 2026-04-01',
        'measure_id = "icpc_15wd"\nvalue = true\nvalid_from = 2026-04-01',
        'measure_id = "icpc_15wd"\nvalue = nan\nvalid_from = 2026-04-01',
        'measure_id = "icpc_15wd"\nvalue = 90\nvalid_from = "1 April 2026"',
        'measure_id = "icpc_15wd"\nvalue = 90\nvalid_from = 2026-04-01T09:00:00',
        'measure_id = "icpc_15wd"\nvalue = 90',
    ],
)
def test_a_wrong_target_is_refused_in_words(tmp_path: Path, block: str) -> None:
    with pytest.raises(Refused, match=r"targets\.toml"):
        targets(date(2026, 10, 1), written(tmp_path, f"[[target]]\n{block}\n"))


@pytest.mark.parametrize("text", ["[[target]\n", "target = 90\n", 'target = ["icpc_15wd"]\n'])
def test_a_file_that_is_no_list_of_targets_is_refused_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match=r"targets\.toml"):
        targets(date(2026, 10, 1), written(tmp_path, text))


def test_every_wrong_target_is_named_at_once(tmp_path: Path) -> None:
    bad = '[[target]]\nmeasure = "{}"\nvalue = 1\nvalid_from = 2026-04-01\n'
    with pytest.raises(Refused) as refused:
        targets(date(2026, 10, 1), written(tmp_path, bad.format("one") + bad.format("two")))
    assert len(refused.value.problems) == 2
