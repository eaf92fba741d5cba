"""Facts and evidence: one SQL file each, whose head says its source, kind and what it is about."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from warehouse.paths import QUERIES, queries, sql

# The extract's table behind each prepared one.
_BEHIND = {
    "attribution": "ssd_involvements",
    "involvement": "ssd_involvements",
    "assessment_factor": "ssd_assessment_factors",
    "dispute": "dispute",
}
_NO_CHILD = re.compile(r"^--.*\bChild: none\b", re.MULTILINE)
_NO_TEAM = re.compile(r"^--.*\bTeam: none\b", re.MULTILINE)
FactKind = Literal["flow", "snapshot", "as_at"]
# Which cases a role may list: data/reference/roles.toml grants these words.
About = Literal["children", "audits", "complaints", "staff"]


@dataclass(frozen=True)
class Fact:
    """One file of queries/facts or queries/evidence. `case_tables` are the tables whose rows make
    cases, `about` says who may list them. `of_children`: its person_id is a child, who has an age
    and a sex. That does not follow from `about` alone: an audit or a complaint is of a child, a
    compliment is of none, and its head says `Child: none`. `of_teams`: its cases can belong to a
    team; the head of one whose cases never do says `Team: none`. `query` is the file's text, and
    `work` the texts of the tables that are made for it alone before it, in order."""

    name: str
    kind: FactKind
    about: About
    of_children: bool
    of_teams: bool
    case_tables: tuple[str, ...]
    query: str
    work: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """All that makes the fact: its work tables, and the fact itself last."""
        return "\n\n".join([f"{text.strip()};" for text in self.work] + [self.query])

    @property
    def placed_by(self) -> str:
        """The file of queries/work that gives its cases their place and, of children, their worker.

        Rows of evidence have the columns of their source and no more.
        """
        of_child = self.about == "children" and not self.name.startswith("evidence_")
        return "case_place_worker" if of_child else "case_place"

    @property
    def case_table(self) -> str:
        """The table that says from which month a snapshot begins, and dates it."""
        return self.case_tables[0]

    @property
    def tables(self) -> tuple[str, ...]:
        """The extract's tables that decide a case, its numerator or its team, in order.

        Who a child is (ssd_person) and reference tables change slowly and come on their own days,
        so they do not hold a measure's as-at date back.
        """
        read = re.findall(r"extract\.(\w+)", self.sql)
        read += [
            table for work, table in _BEHIND.items() if re.search(rf"work\.{work}\b", self.sql)
        ]
        return tuple(dict.fromkeys(name for name in read if name != "ssd_person"))


@cache
def facts() -> dict[str, Fact]:
    """All facts that measures count, by name."""
    return {path.stem: _read(path, path.stem) for path in queries("facts").values()}


@cache
def evidence() -> dict[str, Fact]:
    """The facts of evidence by source: rows with the question that each speaks to."""
    return {
        path.stem: _read(path, f"evidence_{path.stem}") for path in queries("evidence").values()
    }


@cache
def views() -> dict[str, Fact]:
    """Facts and evidence together, by the name of the view that holds their cases."""
    return {fact.name: fact for fact in (*facts().values(), *evidence().values())}


# What is made of the extract before the facts, and what is said of each child.
_PREPARED = (
    "team", "involvement", "attribution", "place", "dispute", "audit_grade", "assessment_factor",
    "codebook", "accepted_theme",
)  # fmt: skip
_OF_CHILDREN = ("child", "rate")


_REMARK = re.compile(r"--.*")


@cache
def made_from(name: str) -> str:
    """The SQL of a fact with that of all that it is made from, without remarks: these name columns
    that are not read, and their apostrophes are no quotes."""
    texts, waiting = {}, [views()[name].sql]
    while waiting:
        text = waiting.pop()
        for work in _PREPARED:
            if work not in texts and re.search(rf"work\.{work}\b", text):
                texts[work] = sql("work", work)
                waiting.append(texts[work])
    return _REMARK.sub("", "\n".join([views()[name].sql, *texts.values()]))


@cache
def columns_needed(table: str, columns: tuple[str, ...]) -> frozenset[str]:
    """The columns of a table of the extract, of those given, that any figure or evidence reads."""
    # The calendar is no SQL: warehouse.load.calendar makes it.
    if table == "ref_bank_holidays":
        return frozenset(columns)
    texts = [fact.sql for fact in views().values()]
    texts += [sql("work", name) for name in (*_PREPARED, *_OF_CHILDREN)]
    return _named(table, columns, texts)


@cache
def columns_prepared(table: str, columns: tuple[str, ...]) -> frozenset[str]:
    """The columns, of those given, that are read to prepare what facts rest on."""
    return _named(table, columns, [sql("work", name) for name in _PREPARED])


def _named(table: str, columns: tuple[str, ...], texts: list[str]) -> frozenset[str]:
    reading = " ".join(text for text in texts if re.search(rf"extract\.{table}\b", text))
    return frozenset(name for name in columns if re.search(rf"\b{name}\b", reading))


@cache
def by_about() -> dict[About, frozenset[str]]:
    """The names of facts and evidence by what their cases are about."""
    every: tuple[About, ...] = get_args(About)
    return {
        word: frozenset(name for name, fact in views().items() if fact.about == word)
        for word in every
    }


def read_fact(name: str, query: str, file: str) -> Fact:
    """A fact from its text; `file` is how a sentence names it. ValueError for a wrong head."""
    about = cast(About, _word(file, query, "About", get_args(About)))
    work = re.search(r"^-- Work: (.+)\.$", query, re.MULTILINE)
    return Fact(
        name=name,
        kind=cast(FactKind, _word(file, query, "Kind", get_args(FactKind))),
        about=about,
        of_children=about != "staff" and not _NO_CHILD.search(query),
        of_teams=not _NO_TEAM.search(query),
        case_tables=tuple(_header(file, query, "Source").split("|")),
        query=query,
        work=tuple(sql("work", table) for table in work.group(1).split(", ")) if work else (),
    )


def _read(path: Path, name: str) -> Fact:
    return read_fact(name, path.read_text("utf-8"), str(path.relative_to(QUERIES.parent)))


def _word(file: str, query: str, entry: str, known: tuple[str, ...]) -> str:
    word = _header(file, query, entry)
    if word not in known:
        raise ValueError(
            f"{file} states {entry}: {word}, which is none of {', '.join(known)}; mend its head."
        )
    return word


def _header(file: str, query: str, entry: str) -> str:
    found = re.search(rf"^--.*\b{entry}: ([\w|]+)", query, re.MULTILINE)
    if not found:
        raise ValueError(f"{file} does not state its {entry}; add it to the head.")
    return found.group(1)
