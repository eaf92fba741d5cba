"""The same content written in other ways that are accepted, at random."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

from warehouse.extract.cells import NOTHING as WORDS_FOR_NOTHING
from warehouse.tables.code_lists import code_lists
from warehouse.tables.table import Table

ENGLAND = ZoneInfo("Europe/London")
NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NOTHING = ("NULL", "null", "N/A", "n/a", "--", "-", "nan", "NaT", "System.DBNull", "#N/A", "  ")
YES = ("Y", "y", "Yes", "YES", "1", "1.0", "true", "TRUE", "t", "T")
NO = ("N", "n", "No", "NO", "0", "0.0", "false", "FALSE", "f", "F")
AROUND = ("", "", "", " ", "\t", "\u00a0")


def day_written(day: dt.date, dice: random.Random) -> str:
    """A day in one of the ways that are accepted."""
    numbers = [f"{day.day}", f"{day.month}"] if dice.random() < 0.3 else [f"{day:%d}", f"{day:%m}"]
    name = NAMES[day.month - 1]
    name = dice.choice((name, name[:3], name.upper(), name[:3].lower()))
    sign, gap = dice.choice("/-."), dice.choice((" ", "-"))
    text = dice.choice(
        (
            day.isoformat(),
            sign.join([*numbers, f"{day:%Y}"]),
            gap.join([numbers[0], name, f"{day:%Y}"]),
        )
    )
    time = f"{dice.randrange(24):02}:{dice.randrange(60):02}"
    time += dice.choice(("", ":00", f":{dice.randrange(60):02}.{dice.randrange(1000):03}"))
    return f"{text}{dice.choice(('', dice.choice(' T') + time))}"


def moment_written(day: dt.date, dice: random.Random) -> str:
    """A moment of that day in England, as the clock of some other zone has it."""
    moment = dt.datetime.combine(day, dt.time(dice.randrange(24), dice.randrange(60)), ENGLAND)
    # The hour that the clocks skip is not on that day's clock.
    moment = moment.astimezone(dt.UTC).astimezone(ENGLAND)
    hours = dice.randrange(-11, 13)
    there = moment.astimezone(dt.timezone(dt.timedelta(hours=hours)))
    zone = "Z" if hours == 0 else f"{there:%z}"
    zone = zone if dice.random() < 0.5 or zone == "Z" else f"{zone[:3]}:{zone[3:]}"
    return f"{there:%Y-%m-%d}{dice.choice(' T')}{there:%H:%M:%S}{zone}"


def excel_written(day: dt.date) -> str:
    """A day as Excel counts it: it calls 1 January 1940 day 14,611."""
    return str((day - dt.date(1940, 1, 1)).days + 14_611)


def any_case(text: str, dice: random.Random) -> str:
    return "".join(dice.choice((sign.upper(), sign.lower())) for sign in text)


def _day(cell: str, dice: random.Random) -> str:
    return dice.choice((day_written, moment_written))(dt.date.fromisoformat(cell), dice)


def _flag(cell: str, dice: random.Random) -> str:
    return dice.choice(YES if cell in YES else NO)


def _number(cell: str, dice: random.Random) -> str:
    return dice.choice((cell, f"{float(cell):.12f}", f"{float(cell)!r}e0"))


def _code(cell: str, dice: random.Random) -> str:
    """The code in any case, but not as the word for nothing that "None" is."""
    text = any_case(cell, dice)
    return cell if text in WORDS_FOR_NOTHING else text


_WRITTEN = {
    "date": _day,
    "day of birth": _day,
    "flag": _flag,
    "number": _number,
    "code": _code,
}


def respelled(
    table: Table, column: str, cells: list[str], teams: dict[str, list[str]], dice: random.Random
) -> list[str]:
    """The cells of one column of clean rows, each written in another way that is accepted."""
    kind = table.contract[column]
    days_of_excel = kind in ("date", "day of birth") and dice.random() < 0.2
    whole = kind in ("identifier", "team") and all(cell.isdigit() for cell in cells if cell)

    def one(cell: str) -> str:
        if not cell:
            return dice.choice(("", *NOTHING))
        if days_of_excel:
            return excel_written(dt.date.fromisoformat(cell))
        if kind == "list":
            return _code_written(table, column, cell, dice)
        if kind == "team" and cell in teams:
            return any_case(dice.choice(teams[cell]), dice)
        if kind in _WRITTEN:
            return _WRITTEN[kind](cell, dice)
        return dice.choice((cell, f"{cell}.0")) if whole else cell

    return [f"{dice.choice(AROUND)}{one(cell)}{dice.choice(AROUND)}" for cell in cells]


def _code_written(table: Table, column: str, cell: str, dice: random.Random) -> str:
    codes = code_lists().get(table.lists[column])
    if codes is None or cell not in codes.codes:
        return cell
    words = [words for words, code in codes.words if code == cell and codes.read(words) == cell]
    return dice.choice(
        (
            cell,
            any_case(cell, dice),
            f"{cell}: in words",
            f"{cell} - in words",
            f"b) {cell}",
            *words,
        )
    )
