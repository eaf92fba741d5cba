"""However an extract is written, cut into files or loaded again, its figures are the same."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.council import Extract
from tests.measures.loaded import Figure, Loaded, loaded
from tests.measures.rewritten import Cells, as_it_was, renamed, rewrite, shuffled
from tests.reference.random_extract import random_extract

Change = Callable[[str, list[Cells]], list[Cells]]
SEEDS = [pytest.param(seed, marks=pytest.mark.prove) for seed in range(300, 340)]


def differences(one: Loaded, other: Loaded) -> list[str]:
    """What one council prints and the other does not."""
    return [str(figure) for figure in sorted(set(one.figures) ^ set(other.figures), key=str)][:10]


def again(council: Loaded, folder: Path, change: Change, seed: int) -> Loaded:
    """The council's extract written anew and loaded into an empty warehouse."""
    written = rewrite(council.folder, folder / "extract", change, Random(seed))
    return loaded(written, folder / "warehouse")


def test_files_and_columns_in_any_order(messy: Loaded, tmp_path: Path) -> None:
    other = again(messy, tmp_path, as_it_was, seed=1)
    assert not differences(messy, other)
    assert other.content_hash == messy.content_hash


def test_rows_in_any_order(messy: Loaded, tmp_path: Path) -> None:
    other = again(messy, tmp_path, shuffled(Random(2)), seed=2)
    assert not differences(messy, other)
    assert other.content_hash == messy.content_hash


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_in_any_order_at_length(seed: int, tmp_path: Path) -> None:
    random_extract(tmp_path / "first", seed)
    first = loaded(tmp_path / "first", tmp_path / "warehouse")
    other = again(first, tmp_path / "other", shuffled(Random(seed)), seed)
    assert not differences(first, other)
    assert other.content_hash == first.content_hash


def test_sums_of_tenths_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    # Added as binary fractions from the smallest, or from the largest, these end differently.
    hours = [
        f"{tenths / 10 + hundredths / 100:.2f}" for tenths in range(10) for hundredths in (1, 7)
    ]
    councils = []
    for name, order in (("up", sorted(hours)), ("down", sorted(hours, reverse=True))):
        extract = Extract()
        extract.team("T1")
        for fte in order:
            extract.add(
                "workforce",
                staff_id=f"S{fte}",
                period_month="2026-03-01",
                team_id="T1",
                role="SOCIAL_WORKER",
                employment="AGENCY",
                fte=fte,
                end_date=None,
            )
        councils.append(loaded(extract.write(tmp_path / name), tmp_path / f"{name} warehouse"))
    up, down = councils
    assert sum(map(float, sorted(hours))) != sum(map(float, sorted(hours, reverse=True)))
    assert not differences(up, down)
    assert up.content_hash == down.content_hash


def test_names_are_only_labels(messy: Loaded, tmp_path: Path) -> None:
    # Turned about, every name stays different and sorts differently.
    other = again(messy, tmp_path, renamed(lambda name: name[::-1]), seed=3)
    assert other.content_hash != messy.content_hash
    assert relabelled(other) == relabelled(messy, turned=True)


def relabelled(council: Loaded, turned: bool = False) -> set[tuple[object, ...]]:
    def name(label: str) -> str:
        return label[::-1] if turned and label != "Unassigned" else label

    def words(figure: Figure) -> tuple[object, ...]:
        unit = figure.unit
        return (
            figure.measure_id,
            figure.level,
            name(unit.service),
            name(unit.locality),
            unit.team_id,
            figure.month,
            figure.numerator,
            figure.denominator,
            figure.value,
        )

    return {words(figure) for figure in council.figures}


def test_a_later_load_of_the_same_data(messy: Loaded, tmp_path: Path) -> None:
    """Half of the tables, then the other half, then all of them once more."""
    tables = sorted({path.name.split(".")[0] for path in messy.folder.glob("*.csv")})
    hashes = []
    for number, chosen in enumerate((tables[::2], tables[1::2], tables)):
        part = tmp_path / str(number)
        part.mkdir()
        for path in messy.folder.iterdir():
            if path.suffix == ".toml" or path.name.split(".")[0] in chosen:
                (part / path.name).write_bytes(path.read_bytes())
        hashes.append(loaded(part, tmp_path / "warehouse").content_hash)
    half, whole, once_more = hashes
    assert half != messy.content_hash
    assert whole == messy.content_hash
    assert once_more == messy.content_hash


def test_a_changed_cell_changes_the_hash(messy: Loaded, tmp_path: Path) -> None:
    def one_fewer(table: str, rows: list[Cells]) -> list[Cells]:
        return rows[:-1] if table == "ssd_cin_episodes" else rows

    other = again(messy, tmp_path, one_fewer, seed=4)
    assert differences(messy, other)
    assert other.content_hash != messy.content_hash
