import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from measures.answers.cases import CasesOf
from measures.catalogue import subject
from measures.council.snapshot import snapshot
from measures.council.view import View
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL


def test_an_export_has_every_row_behind_the_figure(warehouse: Path, client: FlaskClient) -> None:
    month = snapshot(warehouse).latest_month
    total = (
        View.of(warehouse, EVERYTHING, COUNCIL, month)
        .answer(CasesOf(subject("contacts_received")))
        .total
    )
    answer = client.get("/export/contacts_received.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert len(list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))) == total > 50
    book = load_workbook(io.BytesIO(client.get("/export/contacts_received.xlsx").data))
    found = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(found) if row[0] == "case_id")
    assert len(found) - head - 1 == total


@pytest.mark.parametrize(
    "address",
    [
        "/export/nothing.csv",
        "/export/cla_open.pdf",
        "/export/cla_open.csv?month=1900-01",
        "/export/cla_open.csv?service=Nowhere",
        "/export/cpp_category_mix:NOPE.csv",
    ],
)
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
