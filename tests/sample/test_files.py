"""The files of a sample: which, how written, the same for the same arguments, without names."""

import datetime
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from sample import write_sample
from tests.sample.conftest import folder_bytes
from tests.sample.counting import Sample
from warehouse.tables import TABLES

PERSONAL = re.compile(
    r"forename|surname|professional_name|address|postcode|_upn$|unique_id|common_child|legacy"
)
DAY_COLUMN = re.compile(r"date(?!_of)|_dob$|period_month$|^valid_")
# The sample's codes are those of the shipped codebook, so it brings none of its own.
WRITTEN = TABLES.keys() - {"codebook"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        write_sample(tmp_path / name, seed=seed, scale=0.02, months=12)
    one, again, other = (folder_bytes(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert one["ssd_cin_visits.csv"] != other["ssd_cin_visits.csv"]


def test_every_table_that_is_read_is_written_with_its_columns(tenth: Sample) -> None:
    for name in WRITTEN:
        table = TABLES[name]
        columns = set(tenth.raw(name).columns)
        wanted = {*table.columns} - {*table.spare}
        assert wanted <= columns, (name, wanted - columns)


def test_the_least_sample_has_rows_in_every_table(least: Sample) -> None:
    files = sorted(least.folder.glob("*.csv"))
    assert {path.stem for path in files} >= WRITTEN
    for path in files:
        assert len(pd.read_csv(path)) >= 3, path.name


def test_no_column_can_hold_a_name_or_an_address(tenth: Sample) -> None:
    for path in sorted(tenth.folder.glob("*.csv")):
        columns = path.read_text("utf-8").splitlines()[0].split(",")
        assert not [column for column in columns if PERSONAL.search(column)], path.name


def test_ids_are_plainly_made_up(tenth: Sample) -> None:
    assert tenth.raw("ssd_person")["pers_person_id"].str.fullmatch(r"C\d{6}").all()
    assert tenth.raw("ssd_professionals")["prof_professional_id"].str.fullmatch(r"W\d{5}").all()


def test_every_date_is_iso(tenth: Sample) -> None:
    for path in sorted(tenth.folder.glob("*.csv")):
        rows = tenth.raw(path.stem)
        for column in filter(DAY_COLUMN.search, rows.columns):
            written = rows[column].dropna()
            assert written.map(lambda text: bool(DAY.fullmatch(text))).all(), (path.name, column)


def test_extract_toml_says_what_the_sample_is(least: Sample) -> None:
    extract = tomllib.loads((least.folder / "extract.toml").read_text("utf-8"))
    assert extract == {
        "as_at": datetime.date(2026, 3, 17),
        "la_code": 840,
        "council": "County Durham",
        "synthetic": True,
        "covers_from": datetime.date(2023, 10, 1),
    }


def test_progress_is_told_every_table(tmp_path: Path) -> None:
    told: list[str] = []
    write_sample(tmp_path, scale=0.01, months=6, progress=told.append)
    assert len(told) == len(list(tmp_path.glob("*.csv")))


@pytest.mark.parametrize("bad", [{"scale": 0}, {"months": 0}, {"seed": -1}])
def test_arguments_out_of_range_are_refused(tmp_path: Path, bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        write_sample(tmp_path / "out", **bad)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()
