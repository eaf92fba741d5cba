"""Cases that hang on a cell that was not understood: left out of the measures that read it.

A case hangs on such a cell when it would be counted in another way, or not at all, if the cell said
something else. That is tried: the facts are built once more in a database of their own, of the
children concerned alone, with each thing that the cell may say in its place, and the cases that
come out otherwise than with an empty cell are the ones. No rule of any measure knows of it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from warehouse.extract.findings import CELLS, FACTORS, LACKING
from warehouse.load.facts import build_fact, prepare
from warehouse.load.figures import choose_cases
from warehouse.load.supply import Supplied, measure_as_at, why_missing
from warehouse.model.counting import Rule
from warehouse.model.facts import columns_needed, columns_prepared, facts, made_from
from warehouse.model.settings import RuleSettings
from warehouse.paths import sql
from warehouse.snapshots import create_tables
from warehouse.tables import TABLES
from warehouse.tables.relations import RELATIONS
from warehouse.tables.table import ANY_NUMBER, Table

_LONG_AGO = dt.date(1950, 1, 2)
# Ages in years, so that a rule that tells ages apart has one on either side.
_AGES = (10, 18, 20, 30)
_CASE = ("measure_id", "case_id", "on_date")
# What names a child in tables that have no column of their own for whom a row is about.
_CHILD = {"case_supervision": "child_id", "court_proceedings": "child_id"}


@dataclass(frozen=True)
class Doubt:
    """One column with cells that were not understood, and what these may say, as SQL values."""

    table: Table
    column: str
    may_say: tuple[str, ...]


# What is tried at one time: for columns, one of the things that each may say.
Trial = tuple[tuple[Doubt, str], ...]


def leave_out(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    have: dict[str, Supplied],
) -> None:
    """Mark in each fact, under left_out_of, the measures that a case is left out of; fill
    meta.left_out. Costs nothing where every cell was understood."""
    doubts = _doubts(con, rules)
    if doubts:
        found = _tried(con, doubts, rules, settings, have)
        _mark(con, found, rules)
        _count(con, found)
    _name_others(con, rules)


def _doubts(con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...]) -> tuple[Doubt, ...]:
    as_at = con.execute("select as_at from meta.extract").fetchall()[0][0]
    found = []
    for table in TABLES.values():
        names = con.execute(
            f"select distinct unnest(string_split(trim(not_understood), '  ')) as name"
            f" from extract.{table.name} where not_understood is not null order by name"
        ).fetchall()
        needed = columns_needed(table.name, table.columns)
        for (column,) in names:
            may_say = _may_say(table, column, as_at, rules)
            if column in needed and column not in table.as_none and may_say:
                found.append(Doubt(table, column, may_say))
    return tuple(found)


def _may_say(table: Table, column: str, as_at: dt.date, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """What a cell may say, so that each thing that a rule tells apart is among it."""
    kind = table.contract[column]
    if kind == "flag":
        return "true", "false"
    if kind == "date":
        return f"date '{_LONG_AGO}'", f"date '{as_at}'"
    if kind == "day of birth":
        born = (as_at - dt.timedelta(days=365.25 * age) for age in _AGES)
        return tuple(f"date '{day}'" for day in (as_at, *born))
    if kind == "number":
        between = table.numbers[column]
        ends = (0, 1) if between == ANY_NUMBER else (between.least, between.greatest)
        return tuple(f"cast({end} as double)" for end in ends)
    if kind == "list":
        return tuple(f"'{code}'" for code in told_apart(table, column, rules))
    return _others(table, column) if kind == "identifier" else ()


def _others(table: Table, column: str) -> tuple[str, ...]:
    """What an identifier may be: one that nobody has, or the first or last of the same child's in
    the table that a rule joins by it. Which child a row is of cannot be tried."""
    if column in (table.person, _CHILD.get(table.name)):
        return ()
    joined = [one for one in RELATIONS if (one.table, one.column) == (table.name, column)]
    own = [
        f"(select {pick}(o.{one.to_column}) from extract.{one.to_table} as o"
        f" where o.{TABLES[one.to_table].person} = t.{table.person})"
        for one in joined
        if table.person and TABLES[one.to_table].person
        for pick in ("min", "max")
    ]
    return ("'?' || file_order", *own)


# A code in SQL, alone or with those that it is named beside.
_NAMED = re.compile(r"\(\s*(?:'[^']*'\s*,\s*)*'[^']*'\s*\)|'[^']*'")


def told_apart(table: Table, column: str, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """A code of each kind that the rules tell apart: those that are never named but together, and
    those never named at all, are of one kind."""
    texts = [made_from(name) for name in facts()]
    texts += [f"{rule.cases} {rule.numerator} {rule.categories}" for rule in rules]
    named = [found for text in texts for found in _NAMED.findall(text)]
    kinds: dict[tuple[int, ...], str] = {}
    for code in table.known_codes(column):
        kind = tuple(n for n, found in enumerate(named) if f"'{code}'" in found)
        kinds.setdefault(kind, code)
    return tuple(kinds.values())


def _trials(doubts: tuple[Doubt, ...]) -> Iterator[Trial]:
    """Each column alone with each thing that it may say, and all of them at once."""
    for doubt in doubts:
        yield from (((doubt, said),) for said in doubt.may_say)
    if len(doubts) > 1:
        most = max(len(doubt.may_say) for doubt in doubts)
        for place in range(most):
            yield tuple((doubt, doubt.may_say[place % len(doubt.may_say)]) for doubt in doubts)


def _tried(
    con: duckdb.DuckDBPyConnection,
    doubts: tuple[Doubt, ...],
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    have: dict[str, Supplied],
) -> pd.DataFrame:
    """The cases that come out otherwise: measure_id, case_id, on_date, and table_name and
    column_name ('' where more than one column was tried at once)."""
    counted = tuple(
        rule
        for rule in rules
        if not why_missing(rule, facts()[rule.fact], have)
        and any(_touches(rule.fact, doubt) for doubt in doubts)
    )
    found = [pd.DataFrame(columns=[*_CASE, "table_name", "column_name"])]
    if not counted:
        return found[0]
    with _apart(con, doubts) as trial:
        bench = _Bench(trial, counted, settings, have)
        bench.lay()
        for tried in _trials(doubts):
            found.append(bench.changed(tried).assign(**_alone(tried)))
    return pd.concat(found)


def _alone(tried: Trial) -> dict[str, str]:
    doubt = tried[0][0]
    alone = len(tried) == 1
    return {
        "table_name": doubt.table.name if alone else "",
        "column_name": doubt.column if alone else "",
    }


def _reads(fact: str, table: str, column: str) -> bool:
    """Whether a fact is made from a table, or from a column of it where one is given."""
    text = made_from(fact)
    return bool(re.search(rf"extract\.{table}\b", text) and re.search(rf"\b{column}\b", text))


def _touches(fact: str, doubt: Doubt) -> bool:
    return _reads(fact, doubt.table.name, doubt.column)


@contextmanager
def _apart(
    con: duckdb.DuckDBPyConnection, doubts: tuple[Doubt, ...]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own with the rows of the children whose cells are in doubt, and all rows
    that are about no child."""
    _people(con, doubts)
    every = _whole(con)
    with TemporaryDirectory() as folder, duckdb.connect() as trial:
        path = Path(folder) / "trial.duckdb"
        con.execute(f"attach '{path}' as trial")
        for table in TABLES.values():
            of = f" where {table.person} is null or {table.person} in (from doubted_person)"
            only = of if table.person and not every else ""
            con.execute(f"create table trial.{table.name} as from extract.{table.name}{only}")
        for name in ("extract", "table_load", "rule_setting"):
            con.execute(f"create table trial.meta_{name} as from meta.{name}")
        con.execute("detach trial")
        trial.execute("create schema work")
        create_tables(trial)
        trial.execute(f"attach '{path}' as given (read_only)")
        for name in TABLES:
            trial.execute(f"create table extract.{name} as from given.{name}")
        for name in ("extract", "table_load"):
            trial.execute(f"insert into meta.{name} from given.meta_{name}")
        trial.execute("create table meta.rule_setting as from given.meta_rule_setting")
        trial.execute("detach given")
        yield trial


def _people(con: duckdb.DuckDBPyConnection, doubts: Iterable[Doubt]) -> None:
    """Make doubted_person of the children whose rows are in doubt; null where that is not known."""
    con.execute("create or replace temp table doubted_person (person_id varchar)")
    for table in {doubt.table.name: doubt.table for doubt in doubts}.values():
        con.execute(f"insert into doubted_person {_people_of(table)}")


def _people_of(table: Table) -> str:
    """The children of a table's rows in doubt; one null where any child may be concerned."""
    child = table.person or _CHILD.get(table.name)
    rows = f"from extract.{table.name} as t where t.not_understood is not null"
    if child:
        return f"select distinct t.{child} {rows}"
    if table.name == "ssd_person":
        return f"select t.pers_person_id {rows}"
    if table.name == "ssd_cla_reviews":
        return (
            f"select t.clar_cla_person_id {rows} and t.clar_cla_person_id is not null union"
            " select e.clae_person_id from extract.ssd_cla_episodes as e where e.clae_cla_id in"
            f" (select t.clar_cla_id {rows})"
        )
    return "select null" if table.name == "ssd_professionals" else f"select null {rows} limit 0"


def _whole(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether any child may be concerned."""
    found = con.execute("select 1 from doubted_person where person_id is null").fetchall()
    return bool(found)


@dataclass(frozen=True)
class _Bench:
    """Facts on trial: made once with empty cells, and again, as far as they are touched, with each
    thing that cells may say. Nothing of a trial stays."""

    con: duckdb.DuckDBPyConnection
    rules: tuple[Rule, ...]
    settings: RuleSettings
    have: dict[str, Supplied]

    def lay(self) -> None:
        """Make the facts with empty cells, and before_case of what their cases add."""
        self.con.execute(sql("work", "team"))
        before = self._tables()
        prepare(self.con, self.settings)
        self.con.execute("create table prepared_table (name varchar)")
        made = [[name] for name in self._tables() - before]
        self.con.executemany("insert into prepared_table values (?)", made)
        for name in dict.fromkeys(rule.fact for rule in self.rules):
            build_fact(self.con, facts()[name], self.have)
        self._count("before_case", self.rules)

    def changed(self, tried: Trial) -> pd.DataFrame:
        """The cases (measure_id, case_id, on_date) that come out otherwise when cells say this."""
        touched = [r for r in self.rules if any(_touches(r.fact, doubt) for doubt, _ in tried)]
        if not touched:
            return pd.DataFrame(columns=_CASE)
        self.con.execute("begin")
        try:
            self._say(tried)
            self._make_again(tried, touched)
            self._count("after_case", touched)
            return self.con.execute(
                "with old as (from before_case where list_contains($ids, measure_id))"
                " select distinct measure_id, case_id, on_date from ("
                "(from old except from after_case) union all (from after_case except from old))",
                {"ids": [rule.measure_id for rule in touched]},
            ).df()
        finally:
            self.con.execute("rollback")

    def _say(self, tried: Trial) -> None:
        for doubt, said in tried:
            self.con.execute(
                f"update extract.{doubt.table.name} as t set {doubt.column} = {said}"
                f" where not_understood like '% {doubt.column} %'"
            )

    def _make_again(self, tried: Trial, touched: list[Rule]) -> None:
        if any(_is_prepared(doubt) for doubt, _ in tried):
            for (name,) in self.con.execute("from prepared_table").fetchall():
                self.con.execute(f"drop table {name}")
            prepare(self.con, self.settings)
        for name in dict.fromkeys(rule.fact for rule in touched):
            for text in facts()[name].work:
                self.con.execute(f"drop table {_MADE.findall(text)[0]}")
            self.con.execute(f"drop table fact.{name}")
            build_fact(self.con, facts()[name], self.have)

    def _count(self, table: str, rules: Iterable[Rule]) -> None:
        """Make a table of what each case adds to each of the measures, whole and by category."""
        self.con.execute(
            f"create table {table} (measure_id varchar, category varchar, case_id varchar,"
            " on_date date, adds varchar)"
        )
        for rule in rules:
            as_at = measure_as_at(rule, facts()[rule.fact], self.have)
            for category in ("", *(name for name, _, _ in rule.categories)):
                choose_cases(self.con, rule, as_at, category)
                self.con.execute(
                    f"insert into {table} select $measure_id, $category, case_id, on_date,"
                    " concat(numerator, '/', denominator) from measure_case",
                    {"measure_id": rule.measure_id, "category": category},
                )

    def _tables(self) -> set[str]:
        found = self.con.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where not temporary and schema_name in ('work', 'meta')"
        ).fetchall()
        return {name for (name,) in found}


_MADE = re.compile(r"create table (work\.\w+)")


def _is_prepared(doubt: Doubt) -> bool:
    """Whether what facts rest on beside the extract is made from a column."""
    return doubt.column in columns_prepared(doubt.table.name, doubt.table.columns)


def _mark(con: duckdb.DuckDBPyConnection, found: pd.DataFrame, rules: Iterable[Rule]) -> None:
    """Name in each case the measures that it is left out of, between commas."""
    of_fact = {rule.measure_id: rule.fact for rule in rules}
    con.register("doubtful", found.assign(fact=found["measure_id"].map(of_fact)))
    for fact in sorted(set(found["measure_id"].map(of_fact))):
        con.execute(
            f"update fact.{fact} as f set left_out_of = d.names from (select case_id,"
            " cast(on_date as date) as on_date, concat(',', string_agg(distinct measure_id, ','"
            " order by measure_id), ',') as names from doubtful where fact = $fact"
            " group by case_id, cast(on_date as date)) as d"
            " where d.case_id = f.case_id and d.on_date = f.on_date",
            {"fact": fact},
        )
    con.unregister("doubtful")


def _count(con: duckdb.DuckDBPyConnection, found: pd.DataFrame) -> None:
    """Write how many cases of each measure hang on the cells of each column."""
    con.register("doubtful", found)
    con.execute(
        "insert into meta.left_out by name select measure_id, $kind as kind, table_name,"
        " column_name, count(distinct (case_id, on_date)) as cases from doubtful"
        " where column_name <> '' group by measure_id, table_name, column_name",
        {"kind": CELLS},
    )
    con.unregister("doubtful")


def _name_others(con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...]) -> None:
    """Name the measures of which rows were set aside or values count as none, those that join by an
    identifier that was not understood or by a relation that rarely meets, and those of teams that
    were not: how many of their cases are concerned is not known."""
    findings = con.execute(
        "select kind, table_name, column_name from meta.finding where weight <> 'said'"
        " or list_contains($kinds, kind) order by all",
        {"kinds": [CELLS, FACTORS]},
    ).fetchall()
    for kind, table, column in findings:
        of = TABLES[table]
        whole = kind not in (CELLS, LACKING) or of.why_set_aside(column) or table in _BESIDE
        untold = kind == LACKING or column in of.as_none
        untold = untold or of.contract.get(column) in ("identifier", "team")
        if not whole and not untold:
            continue
        for rule in rules:
            if _rests_on(rule, table, "" if whole else column, rules):
                con.execute(
                    "insert into meta.left_out select $measure, $kind, $table, $column, null"
                    " where not exists (select 1 from meta.left_out as l"
                    " where l.measure_id = $measure and l.kind = $kind"
                    " and l.table_name = $table and l.column_name = $column)",
                    {"measure": rule.measure_id, "kind": kind, "table": table, "column": column},
                )


# What figures rest on that no fact names: where teams stand, who is counted per head, and which
# days are worked.
_BESIDE = ("org_team", "ref_population", "ref_bank_holidays")


def _rests_on(rule: Rule, table: str, column: str, rules: tuple[Rule, ...]) -> bool:
    """Whether a measure is made from a table, or from a column of it where one is given."""
    beside = {
        "org_team": True,
        "ref_population": rule.kind == "rate",
        "ref_bank_holidays": "work.calendar" in made_from(rule.fact),
    }
    return beside[table] if table in beside else _reads_rows(rule, table, column, rules)


def _reads_rows(rule: Rule, table: str, column: str, rules: tuple[Rule, ...]) -> bool:
    """Whether rows of a table, or a column of them, come to count in a measure.

    A fact reads some tables for one of its measures alone: where any of them needs a table that
    makes no cases, the others do without it. Whole rows of involvements say whose a case is; a
    worker counts only where a fact itself asks for workers.
    """
    fact = facts()[rule.fact]
    if not _reads(fact.name, table, column):
        return False
    if table == "ssd_involvements":
        return not column or "work.involvement" in fact.sql
    needing = {one.measure_id for one in rules if one.fact == rule.fact and _needs(one, table)}
    return table in fact.case_tables or not needing or rule.measure_id in needing


def _needs(rule: Rule, table: str) -> bool:
    options = "|".join((rule.case_table, *rule.needs)).split("|")
    return table in {option.partition(".")[0] for option in options}
