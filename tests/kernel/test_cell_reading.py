"""What a cell says, by the contract of its column: read, empty, or not understood.

Every cell goes the way of a load: through the cast of DuckDB where it stands plain, else by a rule.
"""

import datetime as dt
import random
from functools import cache

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spellings import AROUND, any_case, day_written, excel_written, moment_written
from warehouse.extract.cells import NOTHING, read_dates
from warehouse.extract.contract import Reading, Spelling, read_columns
from warehouse.extract.rows import parse_rows
from warehouse.tables.code_lists import code_lists
from warehouse.tables.table import Number, Table

UNREAD = "not understood"
AS_AT = dt.date(2030, 12, 31)
SPELLING = Spelling.made(("CW",), ())
Read = list[object]


def table(kind: str, of: str = "", between: Number | None = None) -> Table:
    """A table of a key and of one column `x` that holds this kind of thing."""
    kinds = {
        "identifier": {"ids": ("k", "x")},
        "team": {"teams": ("x",)},
        "name": {"names": ("x",)},
        "text": {"texts": ("x",)},
        "code": {"codes": ("x",)},
        "list": {"lists": {"x": of}},
        "date": {"dates": ("x",)},
        "day of birth": {"births": ("x",)},
        "flag": {"flags": ("x",)},
        "number": {"numbers": {"x": between or Number()}},
    }
    return Table(name="t", title="T", system="S", key=("k",), **({"ids": ("k",)} | kinds[kind]))


@cache
def database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def reading(found: Table, cells: list[str]) -> Reading:
    """How the column `x` of rows with these cells is read; parsed_rows has what they say."""
    con = database()
    con.execute("create or replace temp table raw_rows (read_from varchar, k varchar, x varchar)")
    con.execute(
        "insert into raw_rows select 't.csv', 'K' || generate_subscripts($cells, 1), unnest($cells)",
        {"cells": cells},
    )
    both = read_columns(con, found, ("k", "x"), SPELLING)
    parse_rows(con, found, both, AS_AT)
    return next(one for one in both if one.column == "x")


def read(found: Table, cells: list[str]) -> Read:
    """What each cell of one column says: its value, None, or UNREAD."""
    reading(found, cells)
    rows = (
        database()
        .execute("select x, not_understood is not null from parsed_rows order by file_order")
        .fetchall()
    )
    assert all(value is None for value, unread in rows if unread)
    return [UNREAD if unread else value for value, unread in rows]


def cause(found: Table, cells: list[str]) -> str:
    return reading(found, cells).odd.cause


def by_hand(found: Table, expected: dict[str, object]) -> None:
    assert dict(zip(expected, read(found, list(expected)), strict=True)) == expected


# Days


def test_words_for_nothing_are_empty_in_a_column_of_any_kind() -> None:
    cells = ["", " ", "\u00a0", *NOTHING, *(f" {word}\t" for word in NOTHING)]
    for kind in ("identifier", "team", "text", "code", "date", "day of birth", "flag", "number"):
        assert set(read(table(kind), cells)) == {None}, kind


def test_what_is_almost_a_word_for_nothing_is_not_one() -> None:
    by_hand(table("text"), {word: word for word in ("nought", "---", "n.a.", "nil", "Not known")})
    by_hand(table("flag"), dict.fromkeys(("---", "nil", "unknown", "?"), UNREAD))


# Characters that do not show


UNSEEN = [
    "\x00",
    "\x01",
    "\x1b",
    "\x1f",
    "\x7f",
    "\x9f",
    "\u200b",
    "\u200e",
    "\u202e",
    "\ufeff",
    "\xad",
]


@pytest.mark.parametrize("mark", UNSEEN, ids=ascii)
def test_what_does_not_show_is_no_part_of_a_cell(mark: str) -> None:
    for kind in ("identifier", "team", "name", "text"):
        by_hand(table(kind), {"AB": "AB", f"A{mark}B": "AB", f"{mark}AB {mark}": "AB", mark: None})
    by_hand(table("code"), {f"a{mark}b": "AB"})
    by_hand(table("date"), {f"{mark}2026-04-03{mark}": dt.date(2026, 4, 3), f"{mark}NULL": None})
    by_hand(table("flag"), {f"Y{mark}": True})
    by_hand(table("number"), {f"{mark}4": 4.0})
    by_hand(table("list", "sex"), {f"F{mark}": "F"})


def test_a_name_stands_on_one_line_and_words_on_several() -> None:
    written = {"East\nTeam": "East Team", "East\r\n\tTeam": "East   Team", "\u2028East": "East"}
    by_hand(table("name"), written)
    by_hand(table("text"), {"one\ntwo": "one\ntwo", "one\ttwo": "one\ttwo"})


def test_names_and_identifiers_that_held_what_does_not_show_are_told() -> None:
    for kind in ("name", "identifier", "team"):
        odd = reading(table(kind), ["A\x1fB", "AB", "A B"]).odd
        assert (odd.noted, odd.put_right) == (
            "characters that do not show were taken out", ("A\x1fB",),
        )  # fmt: skip


ONE_DAY = dt.date(2026, 4, 3)


def test_1900_01_01_is_no_day_however_it_is_written() -> None:
    cells = ["1900-01-01", "1900-01-01T00:00:00", "01/01/1900", "1-Jan-1900", "1.1.1900 00:00"]
    assert read(table("date"), cells) == [None] * 5
    by_hand(table("date"), {"1899-12-31": UNREAD, "1900-01-02": dt.date(1900, 1, 2)})


def test_days_that_no_calendar_has_are_not_understood() -> None:
    cells = [
        "2026-02-30", "2026-13-01", "2026-00-10", "31/04/2026", "29 February 2025", "0/1/2026",
        "00-00-0000", "0026-04-03", "20260403", "2026-4-3", "2026/04/03", "3 Avril 2026", "April",
        "2026", "03/04", "3rd April 2026", "01/04-2026", "2026-04-03T25h", "2026-04-03 10:00 BST",
    ]  # fmt: skip
    assert dict(zip(cells, read(table("date"), [*cells, "2026-04-03"]), strict=False)) == (
        dict.fromkeys(cells, UNREAD)
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        # Clocks go forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October.
        ("2026-03-28T23:59:59Z", "2026-03-28"),
        ("2026-03-29T00:30:00Z", "2026-03-29"),
        ("2026-03-29T22:59:59Z", "2026-03-29"),
        ("2026-03-29T23:00:00Z", "2026-03-30"),
        ("2026-10-24T23:00:00Z", "2026-10-25"),
        ("2026-10-24T22:59:00Z", "2026-10-24"),
        ("2026-10-25T23:00:00Z", "2026-10-25"),
        ("2026-10-25T23:59:59.9999999Z", "2026-10-25"),
        ("2026-07-01T00:30:00+02:00", "2026-06-30"),
        ("2026-07-01T00:00:00+0100", "2026-07-01"),
        ("2026-12-31T20:00:00-05:00", "2027-01-01"),
        ("2026-07-01 23:00:00.0000000 +00:00", "2026-07-02"),
        ("1/7/2026 9:30 +00:00", "2026-07-01"),
        ("2026-07-01T9:30:00Z", "2026-07-01"),
        ("01/07/2026 11:30 PM Z", "2026-07-02"),
        ("01/07/2026 11:30:00 AM Z", "2026-07-01"),
        ("01/07/2026 12:30 AM +02:00", "2026-06-30"),
        # Without a zone the day is the one that is written.
        ("2026-07-01T23:59:59", "2026-07-01"),
        ("01/07/2026 11:30 PM", "2026-07-01"),
    ],
)
def test_a_zone_is_turned_to_the_time_of_england(cell: str, day: str) -> None:
    assert read(table("date"), [cell]) == [dt.date.fromisoformat(day)]


DAYS = st.dates(dt.date(1900, 1, 2), dt.date(2099, 12, 31))


def spaced(day: dt.date, dice: random.Random) -> str:
    around = dice.choice(AROUND)
    return f"{around}{day_written(day, dice)}{around}"


@settings(max_examples=25)
@given(days=st.lists(DAYS, min_size=1, max_size=25), seed=st.integers(0, 2**32))
def test_a_day_is_that_day_in_every_accepted_spelling(days: list[dt.date], seed: int) -> None:
    dice = random.Random(seed)
    assert read(table("date"), [spaced(day, dice) for day in days]) == days
    assert read(table("day of birth"), [spaced(day, dice) for day in days]) == days


CLOCK_CHANGES = st.sampled_from(
    [dt.date(2026, month, day) for month, day in ((3, 28), (3, 29), (3, 30), (10, 24), (10, 25))]
)


@settings(max_examples=25)
@given(
    days=st.lists(CLOCK_CHANGES | st.dates(dt.date(2000, 1, 1), dt.date(2035, 1, 1)), min_size=9),
    seed=st.integers(0, 2**32),
)
def test_a_moment_is_of_its_day_in_england_in_any_zone(days: list[dt.date], seed: int) -> None:
    dice = random.Random(seed)
    assert read(table("date"), [moment_written(day, dice) for day in days]) == days


def month_first(day: dt.date) -> str:
    return f"{day:%m/%d/%Y}"


@settings(max_examples=25)
@given(days=st.lists(DAYS, min_size=1, max_size=25), shown=st.dates().filter(lambda d: d.day > 12))
def test_a_column_with_its_months_first_gives_no_day(days: list[dt.date], shown: dt.date) -> None:
    cells = [month_first(day) for day in (*days, shown.replace(year=2024))]
    assert set(read(table("date"), cells)) == {UNREAD}
    assert cause(table("date"), cells) == "the month comes first"


def test_iso_days_stand_in_a_column_whose_others_have_the_month_first() -> None:
    cells = ["2026-04-03", "04/05/2026", "04/25/2026"]
    assert read(table("date"), cells) == [ONE_DAY, UNREAD, UNREAD]


def test_one_slip_among_many_days_first_is_one_cell() -> None:
    cells = [f"{day}/03/2026" for day in range(1, 32)]
    found = read(table("date"), [*cells, "03/25/2026"])
    assert found == [*(dt.date(2026, 3, day) for day in range(1, 32)), UNREAD]
    # Of as many days first as months first none is a slip of the other.
    mixed = ["25/03/2026", "03/25/2026", "03/04/2026"]
    assert read(table("date"), mixed) == [UNREAD] * 3


def test_one_file_with_its_months_first_spoils_the_column_of_all() -> None:
    days_first = {f"{day}/03/2026": 1 for day in range(1, 32)}
    months_first = {"04/05/2026": 1, "04/25/2026": 1}
    both = read_dates(days_first | months_first, 0, [days_first, months_first])
    assert both.cause == "the month comes first"
    assert not any(cell.understood for cell in both.cells.values())
    # A slip is one in a file that otherwise shows its days first.
    slip = {"30/04/2026": 1, "04/25/2026": 1}
    found = read_dates(days_first | slip, 0, [days_first, slip]).cells
    assert [text for text, cell in found.items() if not cell.understood] == ["04/25/2026"]


@settings(max_examples=25)
@given(days=st.lists(DAYS, min_size=1, max_size=25), sign=st.sampled_from("/-."))
def test_two_digits_of_a_year_give_no_day(days: list[dt.date], sign: str) -> None:
    cells = [f"{day:%d}{sign}{day:%m}{sign}{day:%y}" for day in days]
    cells += [f"{day:%d-%b-%y}" for day in days]
    assert set(read(table("date"), cells)) == {UNREAD}
    assert cause(table("date"), cells) == "years have two digits"


@settings(max_examples=25)
@given(days=st.lists(st.dates(dt.date(1940, 1, 1), dt.date(2099, 12, 31)), min_size=1))
def test_days_as_excel_counts_them_are_days_in_a_column_of_their_own(days: list[dt.date]) -> None:
    cells = [excel_written(day) for day in days]
    cells = [cell + (".75" if n % 3 == 0 else "") for n, cell in enumerate(cells)]
    assert read(table("date"), [*cells, "", "NULL"]) == [*days, None, None]
    found = read(table("date"), [*cells, "2026-04-03"])
    assert set(found[:-1]) == {UNREAD}
    assert found[-1] == ONE_DAY


def test_excel_days_out_of_their_century_are_none() -> None:
    by_hand(
        table("date"),
        {
            "14610": UNREAD,
            "14611": dt.date(1940, 1, 1),
            "73050": dt.date(2099, 12, 31),
            "73051": UNREAD,
            # 31 December 9999, by which systems say that a thing is open.
            "2958465": dt.date(9999, 12, 31),
        },
    )


def test_two_digits_of_a_year_are_named_beside_the_name_of_a_month_too() -> None:
    for cell in ("01-SEP-26", "1 September 26", "01/Sep/26", "01-SEP-26 10:15:00"):
        assert cause(table("date"), [cell]) == "years have two digits"


@given(cell=st.text(max_size=40))
def test_no_text_stops_the_reading_of_days(cell: str) -> None:
    found = read_dates({cell: 1}, 0).cells[cell]
    assert found.value is None or found.understood
    assert found.value is None or dt.date.fromisoformat(found.value)


# Flags, numbers, identifiers, words


def test_flags_are_yes_or_no_without_case_and_nothing_else() -> None:
    yes = ["Y", "y", "Yes", "YES", "1", "1.0", "true", "TRUE", "T", "t", " Yes ", "\u00a01"]
    no = ["N", "n", "No", "NO", "0", "0.0", "false", "False", "F", "f", "\tno"]
    other = ["2", "-1", "1.00", "10", "Y/N", "Yes?", "X", "XX", "seen", "ja", "0.5", "NO!", "on"]
    expected = dict.fromkeys(yes, True) | dict.fromkeys(no, False) | dict.fromkeys(other, UNREAD)
    by_hand(table("flag"), expected)


def test_numbers_are_read_between_their_ends() -> None:
    by_hand(
        table("number", between=Number(0, 40)),
        {
            "0": 0.0, "40": 40.0, "20.0": 20.0, " 12 ": 12.0, "+3": 3.0, ".5": 0.5, "5.": 5.0,
            "1e1": 10.0, "-0": 0.0, "40.0000": 40.0,
            "-1": UNREAD, "-0.001": UNREAD, "41": UNREAD, "40.001": UNREAD, "99": UNREAD,
            "1e3": UNREAD, "XX": UNREAD, "inf": UNREAD, "-inf": UNREAD, "Infinity": UNREAD,
            "1,000": UNREAD, "12,5": UNREAD, "50%": UNREAD, "1_0": UNREAD, "\u00a35": UNREAD,
            "1 0": UNREAD, "0x10": UNREAD, "1e999": UNREAD, "ten": UNREAD, "1/2": UNREAD,
            "nan": None, "NaN": None, "NULL": None, "": None,
        },
    )  # fmt: skip


def test_numbers_without_a_range_stay_within_what_sums_hold_exactly() -> None:
    by_hand(
        table("number"),
        {
            "999999999": 999_999_999.0, "-999999999": -999_999_999.0, "1e3": 1000.0,
            "-1.5": -1.5, "1000000000": UNREAD, "-1e9": UNREAD, "1e10": UNREAD, "1_000": UNREAD,
            "1_000_000": UNREAD,
        },
    )  # fmt: skip


@settings(max_examples=25)
@given(
    values=st.lists(st.floats(-2e9, 2e9, allow_nan=False), min_size=1),
    least=st.integers(-100, 100),
    over=st.integers(0, 1_000_000),
)
def test_a_number_is_itself_within_its_range_and_nothing_outside(
    values: list[float], least: int, over: int
) -> None:
    between = Number(least, least + over)
    inside = [between.least <= value <= between.greatest and abs(value) < 1e9 for value in values]
    expected = [v if good else UNREAD for v, good in zip(values, inside, strict=True)]
    assert read(table("number", between=between), [repr(value) for value in values]) == expected


def test_a_final_point_nought_goes_where_the_column_holds_whole_numbers_alone() -> None:
    whole = {
        "1001.0": "1001",
        "1002": "1002",
        "007.0": "007",
        "0012": "0012",
        "5.00": "5",
        "": None,
    }
    by_hand(table("identifier"), whole)
    by_hand(table("team"), whole)
    # One identifier of another kind, and a final .0 may be part of each.
    kept = {"1001.0": "1001.0", "5.00": "5.00", "A7": "A7", "1.2.0": "1.2.0"}
    by_hand(table("identifier"), kept)


def test_identifiers_that_a_spreadsheet_rounded_are_lost() -> None:
    by_hand(
        table("identifier"),
        {
            "1.23457E+12": UNREAD, "1.2E+11": UNREAD, "1e+05": UNREAD, "-1.5E-7": UNREAD,
            "1.23457E+12 ": UNREAD, "1234570000000": "1234570000000", "E12": "E12", "1E": "1E",
            "A1E5": "A1E5", "1E+": "1E+", " R1 ": "R1", "R 1": "R 1", "0a0": "0a0", "u1u": "u1u",
        },
    )  # fmt: skip


def test_words_and_codes_of_no_list_stand_as_they_are_written() -> None:
    # Letters and digits at either end stay: a trim set once took 0, u and a away.
    texts = {"R10": "R10", "0a0": "0a0", "u1u": "u1u", "\u00c9tape": "\u00c9tape", "a b": "a b"}
    by_hand(table("text"), texts | {" R1\t": "R1", "\u00a0R1\u00a0": "R1"})
    by_hand(table("code"), {"abc": "ABC", " \u00e9t\u00e9 ": "\u00c9T\u00c9", "A b": "A B"})


# Codes

LISTS = sorted(code_lists())


@pytest.mark.parametrize("name", LISTS)
def test_every_code_is_itself_in_any_case_and_before_words(name: str) -> None:
    codes, dice = code_lists()[name], random.Random(7)
    cells = {}
    for code in codes.codes:
        ways = (
            code, code.lower(), any_case(code, dice), f" {code} ", f"{code}: some words",
            f"{code} - some words", f"{code}: some words, more", f"{code} \u2013 some words",
        )  # fmt: skip
        cells |= dict.fromkeys(ways, code)
        cells |= {f"{code} Some words": code, f"b) {code}": code, f"({code}) some words": code}
    by_hand(table("list", name), cells)


@pytest.mark.parametrize("name", [name for name in LISTS if code_lists()[name].words])
def test_the_words_of_a_code_stand_for_it_alone_and_after_it(name: str) -> None:
    codes, dice = code_lists()[name], random.Random(7)
    pairs = [(words, code) for words, code in codes.words if words not in codes.codes]
    cells: dict[str, object] = {}
    for words, code in pairs:
        cells |= dict.fromkeys((words, any_case(words, dice), f" {words}", f"c) {words}"), code)
        if words[:1].isalpha() and len(words) > 3:
            cells |= {f"{code} {words}": code, f"{code} - {words}": code, f"{code}: {words}": code}
    by_hand(table("list", name), cells)


def test_a_placeholder_is_empty_and_a_code_that_looks_like_one_is_a_code() -> None:
    by_hand(table("list", "sex"), {"SSD_PH": None, "NULL": None, "m": "M", "Female": "F"})
    by_hand(table("list", "disability"), {"None": "NONE", "none ": "NONE", "N/A": None, "-": None})
    by_hand(table("list", "grade"), {"NA": "NA", "na": "NA", "N/A": None})


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("sex", "1"), ("sex", "Fe"), ("sex", "MF"), ("sex", "Male or Female"), ("sex", "X"),
        ("ethnicity", "White"), ("ethnicity", "W"), ("ethnicity", "WBRIX"),
        ("disability", "N"), ("disability", "0"), ("disability", "No idea"),
        ("end reason", "E99"), ("end reason", "E4A/E4B"), ("end reason", "E"),
        ("end reason", "Home"), ("end reason", "E4-A"), ("end reason", "E4A or E4B"),
        ("legal status", "ZZ"), ("placement type", "Q9"), ("placement type", "U1-U2"),
        ("in touch", "maybe"), ("in touch", "No idea"), ("accommodation suitable", "3"),
        # The code and the words contradict each other.
        ("accommodation suitable", "1 - Unsuitable"), ("grade", "1 Inadequate"),
        ("sex", "M - Female"),
        ("grade", "5"), ("grade", "10"), ("grade", "1-2"), ("grade", "2 or 3"), ("grade", "2/3"),
        ("grade", "1.5"), ("grade", "2+"),
    ],
)  # fmt: skip
def test_what_is_no_code_is_not_understood(name: str, cell: str) -> None:
    assert read(table("list", name), [cell]) == [UNREAD]


@pytest.mark.parametrize("name", LISTS)
@given(cell=st.text(max_size=30))
@settings(max_examples=25)
def test_no_text_stops_the_reading_of_codes(name: str, cell: str) -> None:
    codes = code_lists()[name]
    found = codes.read(cell)
    assert found is None or found in codes.codes or (codes.scaled and 0 <= float(found) <= 10)
    assert set(codes.near(cell)) <= set(codes.codes)


def test_a_code_is_followed_by_the_words_of_the_code_that_it_is_a_part_of() -> None:
    # E1 is adopted and E4 returned home, of which E11 and E4A are parts.
    by_hand(
        table("list", "end reason"),
        {
            "E11 - Adopted": "E11",
            "E4A: Returned home": "E4A",
            "E4B Returned home": "E4B",
            "E4A Adopted": UNREAD,
            "E4 Returned home - planned": UNREAD,
        },
    )


def test_a_role_that_holds_a_case_is_followed_by_the_words_of_another() -> None:
    roles = Spelling.made(("CW", "Case Worker"), ()).lists["case-worker role"]
    assert roles.read("CW - Case Worker") == "CW"
    assert roles.read("CW (Duty)") == "CW"
    assert roles.read("Another - Case Worker") is None


def test_words_of_a_council_go_before_ours() -> None:
    own = Spelling.made(("CW",), [("sex", "Girl", "F"), ("sex", "X", "U"), ("sex", "Male", "U")])
    codes = own.lists["sex"]
    assert [codes.read(cell) for cell in ("girl", "x", "Male", "M", "boy")] == [
        "F", "U", "U", "M", None,
    ]  # fmt: skip
