"""One way out: the rows behind a figure as csv or xlsx, safe to open in a spreadsheet."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import category, normalize
from zoneinfo import ZoneInfo

from flask import Flask, Response, abort, request
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dashboard.access import identity
from dashboard.access.permissions import needing
from dashboard.components.rows import chosen
from dashboard.view import url
from dashboard.view.view import NotHere, PageView, page_view, subject_called
from dashboard.web import refusals
from dashboard.words import codes, numbers
from measures.answers.cases import CasesOf, Rows, late_cases
from measures.answers.evidence import EvidenceRows
from measures.evidence.sources import BY_KEY
from warehouse.gate.audit import NotWritten, exporting
from warehouse.gate.read import Forbidden, NoSnapshot

# A cell that begins with one of these is run as a formula by spreadsheets, in any width.
FORMULA = ("=", "+", "-", "@")
# What a reader of the file may take for the end of a line, and so for the begin of a cell.
LINE = re.compile("([\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": SPREADSHEET}
LONDON = ZoneInfo("Europe/London")
Value = object


def safe_text(text: str) -> str:
    """Text that no spreadsheet runs: each line that could begin a formula gets an apostrophe.

    Whatever shows nothing before the sign counts for nothing: spaces of any width, marks of
    order, control characters. Nothing is taken away.
    """
    marked = "".join(f"'{part}" if _runs(part) else part for part in LINE.split(text))
    return "\n".join(f"'{line}" if _passed(line[:1]) else line for line in marked.split("\n"))


def _runs(line: str) -> bool:
    """Whether the first letter of a line that shows is the sign of a formula."""
    seen = next((letter for letter in line if category(letter)[0] not in "ZC"), "")
    return normalize("NFKC", seen).startswith(FORMULA)


def _passed(letter: str) -> bool:
    """Whether it is a control character, which spreadsheets pass over with what follows it."""
    return letter != "" and category(letter) == "Cc"


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


def as_csv(rows: Rows) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read accents right."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([plain(value) for value in row] for row in rows.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows, note: list[tuple[str, str]]) -> bytes:
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


@dataclass(frozen=True)
class Download:
    """The rows of one file, what they are, and the file's name without its ending."""

    rows: Rows
    about: list[tuple[str, str]]
    stem: str


def cover(view: PageView, download: Download) -> list[tuple[str, str]]:
    """What a spreadsheet says about itself above its rows."""
    snapshot, person = view.snapshot, identity.principal()
    return [
        *download.about,
        ("Unit", view.area),
        ("Month", numbers.month(view.month)),
        ("Rows", numbers.number(download.rows.total)),
        ("Made by", f"{person.name}, {person.title}, {dt.datetime.now(LONDON):%-d %B %Y, %H:%M}"),
        ("Snapshot", f"{snapshot.name}, data as at {numbers.date(snapshot.as_at)}"),
        ("Marking", "Sample data: no one in it is real" if snapshot.synthetic else "Official"),
    ]


def of_figure(view: PageView, name: str) -> Download:
    """All rows behind a measure's figure. Raises NotHere."""
    subject, whole = subject_called(name), replace(chosen(view.filters), offset=0, limit=None)
    if not view.lists(subject.measure):
        raise Forbidden(f"The role {view.scope.role} lists no cases of {name} here.")
    rows = view.answer(CasesOf(subject, whole))
    about = [("Measure", codes.title(subject)), ("Definition", subject.measure.definition)]
    if whole.only_late and late_cases(subject):
        about.append(("Only", "the rows that count against the unit"))
    return Download(rows, about, subject.key.replace(":", "-"))


def of_evidence(view: PageView, key: str) -> Download:
    """All rows of a source of evidence. Raises NotHere."""
    source, whole = BY_KEY.get(key), replace(chosen(view.filters), offset=0, limit=None)
    if source is None:
        raise NotHere("There is no source of evidence of that name.")
    rows = view.answer(EvidenceRows(source, whole))
    about = [("Evidence", source.title), ("Period", f"{source.months} months to the month below")]
    return Download(rows, about, f"evidence-{key}")


def file(
    warehouse: Path, find: Callable[[PageView, str], Download], name: str, kind: str
) -> Response:
    """One file of rows for the request's address. Raises NotHere, NoSnapshot."""
    view = page_view(warehouse, url.parse(request.args.to_dict()))
    with exporting():
        found = find(view, name)
    whole = as_csv(found.rows) if kind == "csv" else as_xlsx(found.rows, cover(view, found))
    sample = "-sample" if view.snapshot.synthetic else ""
    named = f"{found.stem}-{view.unit.level}-{view.month:%Y-%m}{sample}.{kind}"
    heading = {"Content-Disposition": f'attachment; filename="{named}"'}
    return Response(whole, content_type=TYPES[kind], headers=heading)


def register(server: Flask, warehouse: Path) -> None:
    """Serve /export/<measure>.<csv or xlsx> with the query of the page it is asked from, and the
    same for /export/evidence/<source>."""

    @server.get("/export/<name>.<kind>")
    @needing("export")
    def export(name: str, kind: str) -> Response:
        return answer(warehouse, of_figure, name, kind)

    @server.get("/export/evidence/<name>.<kind>")
    @needing("export")
    def export_evidence(name: str, kind: str) -> Response:
        return answer(warehouse, of_evidence, name, kind)


def answer(
    warehouse: Path, find: Callable[[PageView, str], Download], name: str, kind: str
) -> Response:
    """The file, or in a sentence why there is none."""
    if kind not in TYPES:
        abort(404)
    try:
        return file(warehouse, find, name, kind)
    except Forbidden:
        abort(404)
    except NotHere as missing:
        return Response(missing.sentence, 404, content_type="text/plain; charset=utf-8")
    except NotWritten:
        raise
    except NoSnapshot as missing:
        return Response(str(missing), 503, content_type="text/plain; charset=utf-8")
    except Exception as broken:
        said = f"This file could not be made. Reference {refusals.note(broken)}."
        return Response(said, 500, content_type="text/plain")
