import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.web.downloads import as_csv, as_xlsx, plain, safe_text
from measures import answers
from measures.answers.cases import Rows
from measures.model.unit import COUNCIL
from warehouse.gate.read import EVERYTHING

NASTY = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\0x", "＝1", " =1", "\u00a0=1", "ok\n=1"]


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


def test_an_export_has_every_row_behind_the_figure(warehouse: Path, client: FlaskClient) -> None:
    month = answers.snapshot(warehouse).latest_month
    total = answers.rows(warehouse, EVERYTHING, "contacts_received", COUNCIL, month).total
    answer = client.get("/export/contacts_received.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert len(list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))) == total > 50
    book = load_workbook(io.BytesIO(client.get("/export/contacts_received.xlsx").data))
    found = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(found) if row[0] == "case_id")
    assert len(found) - head - 1 == total


@pytest.mark.parametrize(
    "address",
    ["/export/nothing.csv", "/export/cla_open.pdf", "/export/cla_open.csv?month=1900-01",
     "/export/cla_open.csv?service=Nowhere", "/export/cpp_category_mix:NOPE.csv"],
)  # fmt: skip
def test_an_export_that_does_not_exist_says_so_without_a_trace(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"Traceback" not in answer.data


def test_an_export_of_one_category_holds_only_its_cases(client: FlaskClient) -> None:
    def rows(name: str) -> int:
        text = client.get(f"/export/{name}.csv").data.decode("utf-8-sig")
        return sum(int(row["numerator"]) for row in csv.DictReader(io.StringIO(text)))

    assert 0 < rows("cpp_category_mix:NEG") < rows("cpp_open")
