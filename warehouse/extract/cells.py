"""What a cell says: its value, nothing, or something that is not understood.

A cell that is not understood is never read as an empty one. What most cells of a column hold is
read by DuckDB as it stands (warehouse.extract.contract); here are the rules for all others, each
over the different cells of a whole column, since some can be told by their company alone.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from warehouse.tables.code_lists import CodeList
from warehouse.tables.table import Number

# Words for nothing as programs write them. A code of a list goes before: NONE is one of some.
NOTHING = frozenset(
    (
        "NULL", "Null", "null", "N/A", "n/a", "NA", "-", "--", "nan", "NaN", "NaT", "None",
        "System.DBNull", "#N/A", "SSD_PH",
    )
)  # fmt: skip
YES = frozenset(["y", "yes", "1", "1.0", "true", "t"])
NO = frozenset(["n", "no", "0", "0.0", "false", "f"])
SPACE = " \t\r\n\u00a0"
# What no letter, space or line is made of: control characters, marks of order and of joining. They
# hide in what programs copy, and the character between the parts of a unit's key is one of them.
_UNSEEN = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C),
    (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
)  # fmt: skip
_LINES = ((0x09, 0x0D), (0x85, 0x85), (0x2028, 0x2029))


def _any_of(ranges: Iterable[tuple[int, int]]) -> str:
    """The pattern of one character, as RE2 writes it."""
    return "[" + "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in ranges) + "]"


UNSEEN, UNSEEN_OR_LINE = _any_of(_UNSEEN), _any_of((*_UNSEEN, *_LINES))
_TAKEN_OUT = {code: None for first, last in _UNSEEN for code in range(first, last + 1)}
_SPACED = _TAKEN_OUT | {code: " " for first, last in _LINES for code in range(first, last + 1)}
TAKEN_OUT = "characters that do not show were taken out"
ENGLAND = ZoneInfo("Europe/London")
NO_DAY = dt.date(1900, 1, 1)
# A whole column of these is of Excel's days: 1 January 1940 to 31 December 2099, and the last day
# of all, 31 December 9999, by which systems say that a thing is open.
_EXCEL_FIRST, _EXCEL_LAST, _EXCEL_OPEN = 14_611, 73_050, 2_958_465
_EXCEL_ZERO = dt.date(1899, 12, 30)
# In a column of days first a few cells may be wrong, one for ten that show days first; more, and
# none without a day above 12 is safe.
_FEW, _FEW_OF, _RARE = 5, 100, 10


@dataclass(frozen=True)
class Cell:
    """What one cell says: a value as DuckDB casts it from text, None for nothing; or that it is not
    understood."""

    value: str | None = None
    understood: bool = True


@dataclass(frozen=True)
class Column:
    """What the different cells of a column say. `cause` tells why cells were not understood, where
    the column as a whole shows it; `noted` how the cells `put_right` were read."""

    cells: Mapping[str, Cell]
    cause: str = ""
    noted: str = ""
    put_right: tuple[str, ...] = ()


NOT_UNDERSTOOD = Cell(understood=False)
EMPTY = Cell()


def stripped(cell: str) -> str:
    """The cell without the spaces around it, and without what does not show."""
    return cell.translate(_TAKEN_OUT).strip(SPACE)


def one_line(text: str) -> str:
    """A name as it stands on one line, without what does not show."""
    return text.translate(_SPACED).strip(SPACE)


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty or holds a word for nothing."""
    text = stripped(cell)
    return not text or text in NOTHING


def _each(cells: Iterable[str], read: Callable[[str], str | None]) -> dict[str, Cell]:
    """Each cell by its reader, which gives None for what it does not understand."""
    found = {}
    for cell in cells:
        value = None if says_nothing(cell) else read(stripped(cell))
        understood = value is not None or says_nothing(cell)
        found[cell] = Cell(value) if understood else NOT_UNDERSTOOD
    return found


def read_text(cells: Iterable[str]) -> Column:
    """Words as they are written, without the spaces around them."""
    return Column(_each(cells, lambda text: text))


def read_names(cells: Iterable[str]) -> Column:
    """Names, each on one line."""
    found = {cell: Cell(one_line(cell)) if not says_nothing(cell) else EMPTY for cell in cells}
    hid = _hiding(found)
    return Column(found, noted=TAKEN_OUT if hid else "", put_right=hid)


def _hiding(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells that hold what does not show."""
    return tuple(cell for cell in cells if cell.translate(_TAKEN_OUT) != cell)


def read_code(cells: Iterable[str]) -> Column:
    """Codes of no list, in capitals."""
    return Column(_each(cells, str.upper))


def read_flags(cells: Iterable[str]) -> Column:
    """Yes and no; nothing else is either."""

    def read(text: str) -> str | None:
        word = text.casefold()
        return "true" if word in YES else "false" if word in NO else None

    return Column(_each(cells, read))


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")


def read_numbers(cells: Iterable[str], between: Number) -> Column:
    """Numbers below 1,000 million either way, which sums can hold exactly, within their range."""

    def read(text: str) -> str | None:
        if not _NUMBER.fullmatch(text):
            return None
        value = float(text)
        within = between.least <= value <= between.greatest and abs(value) < 1e9
        return repr(value) if within else None

    return Column(_each(cells, read))


def read_list(cells: Iterable[str], codes: CodeList) -> Column:
    """Codes of a list: the code, its words, or the code before any words."""
    found = {}
    for cell in cells:
        text = stripped(cell)
        goes_before = codes.is_code(text) or codes.is_own(text)
        code = codes.read(text) if goes_before or not says_nothing(cell) else None
        if code is not None:
            found[cell] = Cell(code)
        elif says_nothing(cell):
            found[cell] = EMPTY
        elif codes.open:
            found[cell] = Cell(codes.kept(text))
        else:
            found[cell] = NOT_UNDERSTOOD
    own = tuple(cell for cell in found if codes.is_own(stripped(cell)))
    read = ", ".join(f"{stripped(cell)} as {found[cell].value}" for cell in own)
    return Column(found, noted=f"by words.toml, {read}" if own else "", put_right=own)


_SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+")
_WHOLE = re.compile(r"(\d+)(\.0+)?")


def read_identifiers(cells: Iterable[str], all_whole: bool) -> Column:
    """Identifiers as they are written; those that a spreadsheet rounded are lost.

    Where the column holds whole numbers alone (`all_whole`), the `.0` that a spreadsheet or a data
    frame put behind some is taken off.
    """

    def read(text: str) -> str | None:
        if _SCIENTIFIC.fullmatch(text):
            return None
        whole = _WHOLE.fullmatch(text) if all_whole else None
        return whole.group(1) if whole else text

    found = _each(cells, read)
    trimmed = tuple(
        text for text, cell in found.items() if all_whole and cell.value and "." in text
    )
    hid = _hiding(found)
    noted = ["a final .0 was taken off"] * bool(trimmed) + [TAKEN_OUT] * bool(hid)
    return Column(found, noted="; ".join(noted), put_right=tuple(dict.fromkeys((*trimmed, *hid))))


_TIME = r"(?:[ T](\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AP]M)?)\s?(Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}", re.IGNORECASE)
_NUMERIC = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.IGNORECASE)
_SHORT = re.compile(rf"\d{{1,2}}([ /.-])(?:\d{{1,2}}|[A-Z]{{3,9}})\1\d{{2}}{_TIME}", re.IGNORECASE)
_NAMED = re.compile(rf"(\d{{1,2}})[ -]([A-Z]{{3,9}})[ ,-]+(\d{{4}}){_TIME}", re.IGNORECASE)
_DAYS = re.compile(r"(\d{5}|2958465)(\.\d+)?")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTHS = {word: n for n, name in enumerate(_NAMES, 1) for word in (name, name[:3])} | {"sept": 9}


def read_dates(
    cells: Mapping[str, int], plain: int, files: Iterable[Mapping[str, int]] = ()
) -> Column:
    """Days, from the different cells that are no plain ISO day, with how often each stands; `plain`
    is how many cells of the column are. `files` has the cells by file, where there are several.

    ISO, or day first with slashes, dashes, dots or the month's name; times of day are dropped,
    after turning to the time of England where a zone is given. Month first and two-digit years are
    never guessed. Days as Excel counts them where the column holds nothing else. 1900-01-01 is no
    day.
    """
    filled = {cell: count for cell, count in cells.items() if not says_nothing(cell)}
    month_first = _is_month_first(filled) or any(map(_is_mostly_month_first, files))
    excel = not plain and all(_DAYS.fullmatch(stripped(cell)) for cell in filled)
    found: dict[str, Cell] = {}
    for cell in cells:
        if says_nothing(cell):
            found[cell] = EMPTY
            continue
        text = stripped(cell)
        day = _excel_day(text) if excel else _day(text, month_first)
        known = day is not None and day >= NO_DAY
        found[cell] = _cell_of(day) if known else NOT_UNDERSTOOD
    return Column(found, cause=_cause(filled, month_first))


def _cell_of(day: dt.date | None) -> Cell:
    return EMPTY if day is None or day == NO_DAY else Cell(day.isoformat())


def _is_month_first(cells: Mapping[str, int]) -> bool:
    """Whether a second number above 12 shows that the column has its months first. A few in a
    column whose other cells show days first are slips of their own."""
    first, second = _shown_first(cells)
    few = second <= _FEW or second * _FEW_OF <= first + second
    return second > 0 and not (few and second * _RARE <= first)


def _is_mostly_month_first(cells: Mapping[str, int]) -> bool:
    """Whether one file of several has its months first, whatever the others have: an export of its
    own, in whose company 03/09 would be read as the wrong day."""
    first, second = _shown_first(cells)
    return second > first


def _shown_first(cells: Mapping[str, int]) -> tuple[int, int]:
    """How many cells show by a number above 12 that the day is first, and that the month is."""
    first, second = 0, 0
    for cell, count in cells.items():
        parts = _NUMERIC.fullmatch(stripped(cell))
        if parts and int(parts.group(3)) > 12 >= int(parts.group(1)):
            second += count
        elif parts and int(parts.group(1)) > 12 >= int(parts.group(3)):
            first += count
    return first, second


def _day(text: str, month_first: bool) -> dt.date | None:
    iso = _ISO.fullmatch(text)
    if iso:
        year, month, day, time, zone = iso.groups()
        return _in_england(_date(year, month, day), time, zone)
    numeric = _NUMERIC.fullmatch(text)
    if numeric and not month_first:
        day, _, month, year, time, zone = numeric.groups()
        return _in_england(_date(year, month, day), time, zone)
    named = _NAMED.fullmatch(text)
    if named and named.group(2).casefold() in _MONTHS:
        day, name, year, time, zone = named.groups()
        return _in_england(_date(year, str(_MONTHS[name.casefold()]), day), time, zone)
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_england(day: dt.date | None, time: str | None, zone: str | None) -> dt.date | None:
    """The day in England of a time with a zone; without one, the day as it is written."""
    if day is None or not time or not zone:
        return day
    try:
        written = f"{day.isoformat()}T{_on_24_hours(time)}{zone.upper()}"
        return dt.datetime.fromisoformat(written).astimezone(ENGLAND).date()
    except (ValueError, OverflowError):
        return None


def _on_24_hours(time: str) -> str:
    """A time of day as ISO writes it: 9:30 PM is 21:30, 12:30 AM is 00:30. ValueError for none."""
    plain = time.upper().replace(",", ".").rstrip("APM ")
    hour, _, rest = plain.partition(":")
    half = time.upper()[-2:]
    if half not in ("AM", "PM"):
        return f"{hour.zfill(2)}:{rest}"
    if not 1 <= int(hour) <= 12:
        raise ValueError(f"{time} is no time of day")
    return f"{int(hour) % 12 + (12 if half == 'PM' else 0):02}:{rest}"


def _excel_day(text: str) -> dt.date | None:
    number = int(float(text))
    within = _EXCEL_FIRST <= number <= _EXCEL_LAST or number == _EXCEL_OPEN
    return _EXCEL_ZERO + dt.timedelta(days=number) if within else None


def _cause(cells: Mapping[str, int], month_first: bool) -> str:
    """Why days were not understood, where their form shows it."""
    if month_first:
        return "the month comes first"
    if any(_SHORT.fullmatch(stripped(cell)) for cell in cells):
        return "years have two digits"
    return ""
