"""The bytes of a file as UTF-8, and how many of its rows had to be read as something else."""

import codecs
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Literal

from warehouse.problems import Refused

Encoding = Literal["UTF-8", "UTF-16", "Windows-1252"]

# So much of a file is looked at for its heading, and read at once.
BLOCK = 1 << 20
# So many first bytes tell UTF-16 without a mark: names of columns are Latin letters, and every
# other byte of theirs is NUL.
FIRST = 400
MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
OTHER_KINDS = {
    b"PK\x03\x04": "a workbook or a zip",
    b"\xd0\xcf\x11\xe0": "a workbook of old Excel",
    b"\x1f\x8b": "a packed file",
    b"%PDF": "a PDF",
}


@dataclass(frozen=True)
class Text:
    """A file that can be read as UTF-8: itself, or a copy of it.

    Of Windows-1252, `rows` are those below the heading that were read so, and `lost` those of them
    with a byte that is no letter there.
    """

    path: Path
    encoding: Encoding = "UTF-8"
    rows: int = 0
    lost: int = 0

    def says(self, name: str, of_rows: int) -> str:
        """What is to be said of a file of this name and so many rows that is not UTF-8."""
        if self.encoding == "UTF-16":
            how = "it was read as UTF-16"
        elif not self.rows:
            how = "its heading was read as Windows-1252"
        else:
            were = "was" if self.rows == 1 else "were"
            how = f"{self.rows:,} of {of_rows:,} rows {were} read as Windows-1252"
        lost = f", {self.lost:,} of them with a byte that is no letter there" if self.lost else ""
        return f"{name} is not UTF-8: {how}{lost}; save it as UTF-8."


def heading_text(path: Path) -> str:
    """The first block of a file. Raises Refused where it is empty or no text."""
    with path.open("rb") as file:
        block = file.read(BLOCK)
    if not block:
        raise Refused(
            [
                f"{path.name} is empty, without a single byte; the first line of a file names its"
                " columns: write the file again, or take it out."
            ]
        )
    wide = _wide(block)
    if wide:
        return codecs.getincrementaldecoder(wide)("replace").decode(block).removeprefix("\ufeff")
    _is_text(path, block)
    return "".join(_letters(line) for line in _lines(BytesIO(block))).removeprefix("\ufeff")


@contextmanager
def as_utf8(path: Path) -> Iterator[Text]:
    """The file, or for the time of the context a copy of it in UTF-8. Raises Refused where UTF-16
    breaks off."""
    with path.open("rb") as file:
        wide = _wide(file.read(FIRST))
    if not wide and _is_utf8(path):
        yield Text(path)
        return
    with NamedTemporaryFile(suffix=".csv") as copy:
        text = _from_utf16(path, wide, copy) if wide else _by_lines(path, copy)
        copy.flush()
        yield text


def _wide(block: bytes) -> str:
    """The kind of UTF-16 that a file is in by its first bytes, or nothing."""
    if block[:2] in MARKS:
        return MARKS[block[:2]]
    first = block[: FIRST if len(block) >= FIRST else len(block) // 2 * 2]
    even, odd = first[::2].count(0), first[1::2].count(0)
    most = max(1.0, 0.8 * len(first) / 2)
    if odd >= most and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= most and not odd else ""


def _is_text(path: Path, block: bytes) -> None:
    kind = next((kind for start, kind in OTHER_KINDS.items() if block.startswith(start)), "")
    if not kind and 0 in block[:FIRST]:
        kind = "a file of another kind"
    if kind:
        raise Refused(
            [
                f"{path.name} is not text but {kind}, whatever it is called; a table is read from"
                " CSV alone: save it as CSV in UTF-8."
            ]
        )


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _from_utf16(path: Path, wide: str, copy: IO[bytes]) -> Text:
    try:
        with path.open(encoding=wide, newline="") as file:
            shutil.copyfileobj(file, codecs.getwriter("utf-8")(copy), BLOCK)
    except UnicodeDecodeError as error:
        raise Refused(
            [f"{path.name} is in UTF-16 and breaks off within a letter; save it again, as UTF-8."]
        ) from error
    return Text(Path(copy.name), "UTF-16")


def _by_lines(path: Path, copy: IO[bytes]) -> Text:
    """Each line by itself: as UTF-8, and where it is none as Windows-1252.

    Lines of one row, broken within quotes, count once.
    """
    row, within, others, lost = -1, False, set[int](), set[int]()
    with path.open("rb") as file:
        for line in _lines(file):
            # An empty line is no row.
            row += not within and bool(line.strip())
            within ^= bool(line.count(b'"') % 2)
            letters = _letters(line).encode()
            copy.write(letters)
            if letters != line and row:
                others.add(row)
                lost |= {row} if "\ufffd".encode() in letters else set()
    return Text(Path(copy.name), "Windows-1252", len(others), len(lost))


def _lines(file: Iterable[bytes]) -> Iterator[bytes]:
    """Lines with their ends, of either kind or of both."""
    for line in file:
        yield from line.splitlines(keepends=True)


def _letters(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
