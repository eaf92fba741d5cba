"""Every fact that was read from the published files by hand, through the command line."""

import csv
import io
from pathlib import Path

import pytest

from tests.council import run
from tests.warehouse.loads import print_error

with Path(__file__).with_name("benchmark_facts.csv").open(encoding="utf-8", newline="") as lines:
    FACTS = list(csv.DictReader(lines))


def show(warehouse: Path, *options: str) -> dict[str, str]:
    printed = run("benchmarks", "show", *options, "--warehouse", str(warehouse))
    (row,) = csv.DictReader(io.StringIO(printed))
    return row


def asked(fact: dict[str, str]) -> list[str]:
    return [
        "--indicator",
        fact["indicator_id"],
        "--area",
        fact["area_code"],
        "--year",
        fact["time_period"],
    ]


def test_there_are_facts_of_each_kind() -> None:
    assert {fact["kind"] for fact in FACTS} == {"direct", "rank", "sn_mean"}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact_id"])
def test_facts_are_as_published(warehouse: Path, fact: dict[str, str]) -> None:
    if fact["kind"] == "direct":
        row = show(warehouse, *asked(fact))
        assert float(row["value"]) == float(fact["value"])
        assert (row["area"], row["area_code"]) == (fact["area"], fact["area_code"])
        assert float(row["shown"]) == float(fact["value"])
    elif fact["kind"] == "rank":
        row = show(warehouse, *asked(fact), "--rank")
        assert row["rank"] == fact["value"]
        # "n=153 LAs with a value; 1 other LAs tied"
        assert f"n={row['ranked']} LAs with a value; {row['tied']} other" in fact["note"]
    else:
        row = show(warehouse, *asked(fact), "--neighbours", "mean")
        assert f"{float(row['value']):.4f}" == fact["value"]
        assert row["neighbours"] in fact["row_locator"]
        listed = [float(value) for value in row["values"].split()]
        assert listed == [float(text) for text in fact["note"].removeprefix("values ").split()]
        assert (row["n"], row["of"], row["set"]) == ("10", "10", "2025")


# Durham, 2024-25: 21.9 21.5 21.1 25.5 27.7 28.2 31 32.6 20 20.2 in order are
# 20 20.2 21.1 21.5 21.9 25.5 ...; the middle is (21.9 + 25.5) / 2.
def test_neighbours_have_a_median(warehouse: Path) -> None:
    row = show(
        warehouse, "--indicator", "cpp_subsequent_pct", "--area", "840", "--neighbours", "median"
    )
    assert (row["value"], row["shown"], row["time_period"]) == ("23.7", "23.7", "2025")


@pytest.mark.parametrize("code", ["E06000047", "e06000047", "840", "County Durham", "durham", ""])
def test_an_area_has_several_names(warehouse: Path, code: str) -> None:
    named = ["--area", code] if code else []
    row = show(warehouse, "--indicator", "cla_rate", *named, "--year", "2024-25")
    assert (row["area_code"], row["value"]) == ("E06000047", "118")


def test_a_former_code_finds_the_authority(warehouse: Path) -> None:
    row = show(warehouse, "--indicator", "cla_rate", "--area", "E06000048", "--year", "2025")
    assert (row["area"], row["area_code"], row["value"]) == ("Northumberland", "E06000057", "77")


def test_symbols_are_spelled_out_and_never_a_number(warehouse: Path) -> None:
    row = show(warehouse, "--indicator", "cpp_open_2yr_pct", "--area", "840", "--rank")
    assert (row["value"], row["shown"], row["rank"]) == ("", "", "")
    assert row["symbol"] == "c"
    assert row["meaning"] == "hidden by its publisher to protect confidentiality"


@pytest.mark.parametrize(
    ("area", "year", "said"),
    [
        ("909", "2025", "Cumberland (942) and Westmorland and Furness (943) came after it"),
        ("942", "2022", "the authority is published from 2024 on"),
        ("840", "2012", "published for 2016 to 2025 only"),
    ],
)
def test_an_empty_answer_says_why(warehouse: Path, area: str, year: str, said: str) -> None:
    row = show(warehouse, "--indicator", "cla_rate", "--area", area, "--year", year, "--rank")
    assert (row["value"], row["symbol"], row["rank"]) == ("", "", "")
    assert said in row["meaning"]


@pytest.mark.parametrize("area", ["E12000001", "England", "E13000001"])
def test_regions_and_england_are_not_ranked(warehouse: Path, area: str) -> None:
    row = show(warehouse, "--indicator", "cla_rate", "--area", area, "--rank")
    assert row["value"]
    assert (row["rank"], row["ranked"]) == ("", "")
    assert row["meaning"] == "only authorities are ranked"
    refused = print_error(
        "benchmarks",
        "show",
        "--indicator",
        "cla_rate",
        "--area",
        area,
        "--neighbours",
        "mean",
        "--warehouse",
        str(warehouse),
    )
    assert "only authorities have them" in refused


def test_a_joint_return_names_both_and_stands_on_each(warehouse: Path) -> None:
    kingston = show(warehouse, "--indicator", "wf_caseload", "--area", "314", "--year", "2025")
    richmond = show(warehouse, "--indicator", "wf_caseload", "--area", "318", "--year", "2025")
    assert kingston["value"] == richmond["value"] != ""
    assert kingston["joint_return"] == richmond["joint_return"] == "314 318"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--indicator", "nonsense"], "No indicator is called nonsense"),
        (["--indicator", "cla_rate", "--area", "Narnia"], "No area is called Narnia"),
        (["--indicator", "cla_rate", "--year", "2024-26"], "2024-26 is not a year"),
        (["--indicator", "cla_rate", "--rank", "--neighbours", "mean"], "have no rank"),
    ],
)
def test_what_cannot_be_asked_is_refused(warehouse: Path, options: list[str], said: str) -> None:
    printed = print_error("benchmarks", "show", *options, "--warehouse", str(warehouse))
    assert said in " ".join(printed.split())


def test_the_list_has_every_indicator(warehouse: Path) -> None:
    printed = run("benchmarks", "list", "--warehouse", str(warehouse))
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert len(rows) == 181
    (rate,) = [row for row in rows if row["indicator_id"] == "cla_rate"]
    assert (rate["first_year"], rate["latest_year"], rate["decimals"]) == ("2016", "2025", "0")
