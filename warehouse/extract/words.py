"""A council's own words for our codes: words.toml, and the lines to paste into it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, ClassVar

import duckdb
from pydantic import Field, ValidationInfo, field_validator

from warehouse.extract.findings import NOT_UNDERSTOOD, UNKNOWN
from warehouse.modes import write
from warehouse.paths import REFERENCE
from warehouse.tables import TABLES
from warehouse.tables.code_lists import code_lists, plain
from warehouse.tables.table import CASE_WORKER_ROLE
from warehouse.toml import Entry, Listed, Text, read_toml

FILE = "words.toml"
TO_PASTE = "words-to-add.toml"
Word = tuple[str, str, str]


class _Word(Entry):
    """One word of the council's; the context of the file is the roles of its case workers."""

    noun: ClassVar[str] = "entry"

    list: Annotated[Text, Field(description="the name of one of our lists, in quotes")]
    theirs: Text
    ours: Text

    @field_validator("list")
    @classmethod
    def _is_ours(cls, name: str) -> str:
        names = [*code_lists(), CASE_WORKER_ROLE]
        if name not in names:
            raise ValueError(f"{name} is none of our lists: {', '.join(sorted(names))}")
        return name

    @field_validator("ours")
    @classmethod
    def _is_a_code(cls, code: str, read: ValidationInfo) -> str:
        name = str(read.data.get("list"))
        shipped = code_lists()[name].codes if name in code_lists() else ()
        known: tuple[str, ...] = tuple(read.context or ()) if name == CASE_WORKER_ROLE else shipped
        if known and code not in known:
            raise ValueError(f"{code} is no code of {name}: {', '.join(known)}")
        theirs = plain(str(read.data.get("theirs")))
        if theirs != plain(code) and theirs in map(plain, known):
            raise ValueError(
                f"would read the code {read.data['theirs']} of {name} as {code}; take it out"
            )
        return code


class _File(Entry):
    noun: ClassVar[str] = "entry"

    word: Listed[_Word] = ()

    @field_validator("word")
    @classmethod
    def _mean_one_thing(cls, words: tuple[_Word, ...]) -> tuple[_Word, ...]:
        codes: dict[tuple[str, str], set[str]] = {}
        for one in words:
            codes.setdefault((one.list, plain(one.theirs)), set()).add(one.ours)
        several = [
            f"{theirs} of {name} as {' and as '.join(sorted(ours))}"
            for (name, theirs), ours in codes.items()
            if len(ours) > 1
        ]
        if several:
            raise ValueError(f"gives {'; '.join(several)}; leave one of them")
        return words


def read_words(warehouse: Path, roles: Iterable[str]) -> tuple[Word, ...]:
    """(list, their word, our code) of the file beside the snapshots, else of the shipped one.

    Raises Refused with every fault of the file.
    """
    own = warehouse / FILE
    found = read_toml(own if own.exists() else REFERENCE / FILE, _File, context=tuple(roles))
    return tuple((one.list, one.theirs, one.ours) for one in found.word)


def write_to_paste(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the words that a load did not understand as lines to paste; no such word, no file."""
    found = con.execute(
        "select table_name, column_name, example, cells, near from meta.noted"
        " where kind in ($not_understood, $unknown) order by all",
        {"not_understood": NOT_UNDERSTOOD, "unknown": UNKNOWN},
    ).fetchall()
    unknown = [
        (TABLES[table].lists[column], example, cells, tuple(near or ()))
        for table, column, example, cells, near in found
        if table in TABLES and column in TABLES[table].lists
    ]
    path = folder / TO_PASTE
    if unknown:
        write(path, to_paste(unknown))
    else:
        path.unlink(missing_ok=True)


def to_paste(unknown: Iterable[tuple[str, str, int, tuple[str, ...]]]) -> str:
    """The lines for words that were not understood, all commented out: nothing is guessed.

    `unknown` is (list, their word, cells, nearest codes).
    """
    lines = [
        "# Words that the last load did not understand. To give one a meaning, copy its block into",
        f"# {FILE} beside this file, take the # from its lines, write our code, and load again.",
    ]
    for name, theirs, cells, near in unknown:
        nearest = f", nearest: {', '.join(near)}" if near else ""
        lines += [
            "",
            f"# [[word]]  # {cells:,} {'cell' if cells == 1 else 'cells'}{nearest}",
            f"# list = {_quoted(name)}",
            f"# theirs = {_quoted(theirs)}",
            '# ours = ""',
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML on one line, whatever the text holds."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
