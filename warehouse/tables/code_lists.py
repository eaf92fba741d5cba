"""The codes that columns may hold, and the words by which councils write them.

They are in data/reference/code_lists.csv, one row a code. The words are those of the return that
each list comes from (Children in Need census, children looked after return, Ofsted's Annex A) and
of this product's own layouts.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache

from warehouse.paths import REFERENCE

NEAREST = 3
# A letter and a bracket before the entry of a list, as Ofsted's Annex A numbers them: "b) Female".
_BULLET = re.compile(r"^\(?[a-z]{1,2}\)\s*", re.IGNORECASE)
_CODE_AND_WORDS = re.compile(r"^\(?([A-Za-z0-9_]+)\)?(\s*[:\-\u2013(]|\s)\s*(\S.*)$", re.DOTALL)
_WHOLE = re.compile(r"^(\d+)\.0+$")
_A_WORD = re.compile(r"[^\W\d_]{2}")
# Between these a grade of an observation may be any number.
_SCALE = (0, 10)


def plain(text: str) -> str:
    """Words as they are compared: without case, and with one sign for a dash and an apostrophe."""
    text = text.replace("\u2019", "'").replace("\u2013", "-").replace("_", " ")
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class CodeList:
    """One list of codes. `words` are (words, code), without case; an `open` list takes any other
    text for a code of the council's own, and `scaled` any number from 0 to 10. `own` are the
    council's own words among these."""

    name: str
    codes: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    open: bool = False
    scaled: bool = False
    as_written: bool = False
    own: frozenset[str] = frozenset()
    _by_words: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        spelled = ((code.replace("_", " "), code) for code in self.codes)
        for words, code in (*spelled, *self.words, *((code, code) for code in self.codes)):
            self._by_words[plain(words)] = code

    def is_code(self, cell: str) -> bool:
        """Whether a cell is a code as it stands, but for its case."""
        code = self._by_words.get(plain(cell))
        return code is not None and code.casefold() == cell.strip().casefold()

    def read(self, cell: str) -> str | None:
        """The code that a cell stands for: the code, its words, or the code before any words."""
        for text in (cell, _BULLET.sub("", cell.strip())):
            code = self._by_words.get(plain(_WHOLE.sub(r"\1", text.strip())))
            code = code or self._before_words(text.strip())
            if code:
                return code
        return cell.strip() if self.scaled and _on_scale(cell) else None

    def _before_words(self, cell: str) -> str | None:
        """The code that words follow. One that is itself a word must look like a code: capitals, a
        digit, or a dash or colon after it; "No idea" is not the code NO."""
        found = _CODE_AND_WORDS.match(cell)
        if not found:
            return None
        written, between, words = found.groups()
        code = self._by_words.get(plain(written))
        if code is None or code.casefold() != written.casefold():
            return None
        looks_so = written.isupper() or re.search(r"\d", written) or between.strip()
        return code if looks_so and self._are_words_of(code, words) else None

    def _are_words_of(self, code: str, words: str) -> bool:
        """Whether what follows a code may be its words: some words, neither those of another code
        ("1 - Unsuitable") nor with another code among them ("2 or 3", "E4A/E4B")."""
        known = self._by_words.get(plain(words.strip("() ")))
        if known or not _A_WORD.search(words):
            return known is not None and self._agree(known, code)
        others = {one for one in self.codes if one != code and re.search(r"\d", one)}
        return not others.intersection(re.findall(r"\w+", words))

    def _agree(self, known: str, code: str) -> bool:
        """Whether words of the one code may follow the other: its own, those of a code that it is a
        part of (E11 Adopted: E1 is adopted), and among roles, which all hold a case, any."""
        part = known[:1].isalpha() and code.startswith(known)
        return part or known == code or self.as_written

    def kept(self, cell: str) -> str:
        """How a code of the council's own is kept; roles as they are written."""
        return cell if self.as_written else cell.upper()

    def near(self, cell: str) -> tuple[str, ...]:
        """The codes whose words, or which themselves, are written most like a cell."""
        found = get_close_matches(plain(cell), list(self._by_words), NEAREST, 0.5)
        return tuple(dict.fromkeys(self._by_words[words] for words in found))

    def with_words(self, words: Iterable[tuple[str, str]]) -> "CodeList":
        """The same list with a council's own words, (words, code), which go before all others."""
        added = tuple(words)
        own = frozenset(plain(theirs) for theirs, _ in added)
        return replace(self, words=(*self.words, *added), own=own, _by_words={})

    def is_own(self, cell: str) -> bool:
        """Whether a cell is one of the council's own words."""
        return plain(cell) in self.own


def _on_scale(cell: str) -> bool:
    try:
        return _SCALE[0] <= float(cell) <= _SCALE[1]
    except ValueError:
        return False


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every list that the product brings with it, by name."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    with (REFERENCE / "code_lists.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            words = tuple(word for word in row["words"].split("|") if word)
            found.setdefault(row["list"], []).append((row["code"], words))
    return {name: _list(name, rows) for name, rows in found.items()}


def _list(name: str, rows: list[tuple[str, tuple[str, ...]]]) -> CodeList:
    words = tuple((text, code) for code, texts in rows for text in texts)
    return CodeList(
        name, tuple(code for code, _ in rows), words, scaled=name == "observation grade"
    )
