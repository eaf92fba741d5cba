"""One way out: the rows behind a figure as csv or xlsx, safe to open in a spreadsheet."""

import csv
import datetime as dt
import io
import re
from pathlib import Path

from flask import Flask, Response, abort, request
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dashboard import failures, url, words
from dashboard.asked import Asked, NotHere, ask
from dashboard.permissions import needing
from dashboard.subject import Subject, subject_called
from measures import evaluate
from warehouse.read import Forbidden, NoSnapshot

# A cell that begins with one of these is run as a formula by spreadsheets, also in its full width.
FORMULA = re.compile(r"^[=+\-@\t\r\0＝＋－＠]")
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": SPREADSHEET}
Value = object


def safe_text(text: str) -> str:
    """Text that no spreadsheet runs: each line that could begin a formula gets an apostrophe."""
    lines = (line.lstrip(" \u00a0") for line in text.split("\n"))
    return "\n".join(f"'{line}" if FORMULA.match(line) else line for line in lines)


def plain(value: Value) -> str | int | float:
    """A cell's value: numbers stay numbers, dates are ISO, text is made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return safe_text(str(value))


def as_csv(rows: evaluate.Rows) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read accents right."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([plain(value) for value in row] for row in rows.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: evaluate.Rows, note: list[tuple[str, str]]) -> bytes:
    """One visible sheet: what these rows are, then the rows. No formula, no link, no author."""
    book = Workbook(write_only=True)
    book.properties.creator = ""
    sheet = book.create_sheet("Rows")
    for line in note:
        sheet.append([_cell(sheet, text) for text in line])
    sheet.append([])
    sheet.append([_cell(sheet, name) for name in rows.columns])
    for row in rows.rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    written = plain(value)
    if isinstance(written, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", written))
        cell.data_type = "s"
        return cell
    return WriteOnlyCell(sheet, written)


def cover(asked: Asked, subject: Subject, total: int) -> list[tuple[str, str]]:
    """What a spreadsheet says about itself above its rows."""
    snapshot = asked.snapshot
    return [
        ("Measure", subject.title),
        ("Definition", subject.measure.definition),
        ("Unit", asked.area),
        ("Month", words.month(asked.month)),
        ("Rows", words.number(total)),
        ("Snapshot", f"{snapshot.name}, data as at {words.date(snapshot.as_at)}"),
        ("Marking", "Sample data: no one in it is real" if snapshot.synthetic else "Official"),
    ]


def file(warehouse: Path, name: str, kind: str) -> Response:
    """All rows behind one figure of the request's address. Raises NotHere, NoSnapshot."""
    asked = ask(warehouse, url.parse(request.args.to_dict()))
    subject = subject_called(name)
    sort = asked.filters.sort
    rows = evaluate.rows(
        warehouse, asked.scope, subject.key, asked.unit, asked.month,
        sort=sort.removeprefix("-"), descending=sort.startswith("-"), limit=None,
    )  # fmt: skip
    whole = as_csv(rows) if kind == "csv" else as_xlsx(rows, cover(asked, subject, rows.total))
    sample = "-sample" if asked.snapshot.synthetic else ""
    named = f"{subject.key.replace(':', '-')}-{asked.unit.level}-{asked.month:%Y-%m}{sample}.{kind}"
    heading = {"Content-Disposition": f'attachment; filename="{named}"'}
    return Response(whole, content_type=TYPES[kind], headers=heading)


def register(server: Flask, warehouse: Path) -> None:
    """Serve /export/<measure>.<csv or xlsx> with the query of the page it is asked from."""

    @server.get("/export/<name>.<kind>")
    @needing("export")
    def export(name: str, kind: str) -> Response:
        if kind not in TYPES:
            abort(404)
        try:
            return file(warehouse, name, kind)
        except Forbidden:
            abort(404)
        except NotHere as missing:
            return Response(missing.sentence, 404, content_type="text/plain; charset=utf-8")
        except NoSnapshot:
            return Response("Nothing has been loaded yet.", 503, content_type="text/plain")
        except Exception as broken:
            said = f"This file could not be made. Reference {failures.note(broken)}."
            return Response(said, 500, content_type="text/plain")
