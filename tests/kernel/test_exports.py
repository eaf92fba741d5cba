"""What an export holds: text that begins no formula, and what reads back as it was."""

import csv
import datetime as dt
import io
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.web.downloads import as_csv, as_xlsx, plain, safe_text
from measures.answers.cases import Rows

NASTY = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\0x", "＝1", " =1", "\u00a0=1", "ok\n=1"]


# What spreadsheets may pass over at the begin of a cell.
UNSEEN = ["\r", "\x0b", "\u2003", "\u200b", "\u3000", "\ufeff", "\u2028", "\x1f", "\x85", "\xad"]
SIGNS = [*"=+-@", *"＝＋－＠", *"﹦﹢﹣﹫"]


@pytest.mark.parametrize("unseen", [*UNSEEN, "\u200b\u3000 "], ids=ascii)
@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_unseen_hides_the_begin_of_a_formula(unseen: str, sign: str) -> None:
    for text in (f"{unseen}{sign}1", f"note\n{unseen}{sign}1", f"note{unseen}\r{sign}1"):
        written = safe_text(text)
        assert f"'{sign}" in written or f"'{unseen}{sign}" in written, ascii(written)
        assert written.replace("'", "") == text


PASSED_OVER = st.characters(categories=["Cc", "Cf", "Zs", "Zl", "Zp"])


@given(st.text(PASSED_OVER, max_size=4), st.sampled_from(SIGNS), st.text(max_size=3))
def test_no_formula_begins_a_line_whatever_stands_before_it(
    before: str, sign: str, after: str
) -> None:
    for line in safe_text(before + sign + after).splitlines():
        seen = "".join(letter for letter in line if category(letter)[0] not in "ZC")
        assert not normalize("NFKC", seen[:1]).startswith(("=", "+", "-", "@")), ascii(line)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_can_begin_a_formula(text: str) -> None:
    for line in safe_text(text).split("\n"):
        assert not line.lstrip(" \u00a0").startswith(tuple("=+-@\t\r\0＝＋－＠")), line


def test_plain_text_and_numbers_are_left_alone() -> None:
    assert safe_text("O'Neil & Co") == "O'Neil & Co"
    assert plain(-3) == -3
    assert plain(dt.date(2026, 10, 31)) == "2026-10-31"
    assert (plain(None), plain(True)) == ("", "true")


def test_a_csv_reads_back_as_it_was() -> None:
    rows = Rows(("case_id", "note"), (("É1", "=cmd"), ("2", None)), 2)
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"))))
    assert read == [["case_id", "note"], ["É1", "'=cmd"], ["2", ""]]


def test_a_spreadsheet_has_one_sheet_no_formula_and_no_author() -> None:
    rows = Rows(("case_id", "days"), (("=1+1", 4), ("b\x01", None)), 2)
    book = load_workbook(io.BytesIO(as_xlsx(rows, [("Measure", "=A1")])))
    (sheet,) = book.worksheets
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert sheet.sheet_state == "visible"
    assert not book.properties.creator
    assert [cell.value for cell in sheet[4]] == ["'=1+1", 4]
