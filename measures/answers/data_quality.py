"""What the Data page tells: what was supplied, what was set aside, what could not be counted."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from measures.answers.series import supply
from measures.catalogue import MEASURES
from measures.council.view import View
from measures.model.measure import Measure
from warehouse.extract.files import Unread
from warehouse.extract.findings import CELLS, OF_A_COLUMN, Finding
from warehouse.gate.read import Row
from warehouse.tables import TABLES


@dataclass(frozen=True)
class SourceRow:
    """One table of the layouts and what the latest load of it brought; zeros if never supplied."""

    table: str
    title: str
    source: str
    as_at: dt.date | None
    rows_read: int
    rows_loaded: int
    rows_set_aside: int
    newest: dt.date | None
    supplied: bool
    seconds: float


@dataclass(frozen=True)
class Uncounted:
    """The measures that are not counted for want of the same things: `why` says which."""

    why: str
    measures: tuple[Measure, ...]

    @property
    def by_question(self) -> dict[str, list[Measure]]:
        """The same, by question, in the order of the catalogue."""
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            found.setdefault(measure.kpq, []).append(measure)
        return found


@dataclass(frozen=True)
class Noted:
    """One value that a load noticed in a column, how often, and the known codes most like it."""

    table: str
    column: str
    kind: str
    example: str
    cells: int
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class DataReport:
    """What the snapshot says of its sources; how many rows each brought, and what was set aside and
    noticed, only where `counted`, for readers who may see it.

    `left_out` are all rows set aside, for everyone; `loaded_at` is the time of the latest load
    (UTC). `set_aside` is (table, reason, rows). `unread` are files and columns of the latest
    extract that nothing is made of.
    """

    tables: tuple[SourceRow, ...]
    set_aside: tuple[tuple[str, str, int], ...]
    noted: tuple[Noted, ...]
    uncounted: tuple[Uncounted, ...]
    unread: tuple[Unread, ...]
    counted: bool
    left_out: int
    loaded_at: dt.datetime

    @property
    def without(self) -> tuple[tuple[str, str], ...]:
        """File and consequence of each table that nobody supplied, where it has one beside the
        measures that need it."""
        missing = (TABLES[row.table] for row in self.tables if not row.supplied)
        return tuple((f"{table.name}.csv", table.without) for table in missing if table.without)

    @property
    def misnamed(self) -> tuple[Unread, ...]:
        """The files and columns of which something is to be asked or done: perhaps meant for one
        that is read, or known to nobody."""
        return tuple(one for one in self.unread if one.asked)

    @property
    def left_behind(self) -> tuple[str, ...]:
        """The files that no measure needs, by their names."""
        return tuple(one.file_name for one in self.unread if not one.asked)


@dataclass(frozen=True)
class DataReportOf:
    """Reads everything the snapshot knows about its own sources.

    Counts by table and reason, and the values that a load did not understand, are for readers with
    the right to see them, `quality`.
    """

    def read(self, view: View) -> DataReport:
        """Tables in the order of the layouts."""
        may, latest = view.scope.may("quality"), view.rows("latest_load")[0]
        loaded = {row["table_name"]: row for row in view.rows("tables" if may else "table_dates")}
        return DataReport(
            tables=tuple(_row(name, loaded.get(name)) for name in TABLES),
            set_aside=tuple(
                (row["table_name"], row["reason"], row["rows_set_aside"])
                for row in (view.rows("set_aside") if may else ())
            ),
            noted=tuple(map(_noted, view.rows("noted_examples") if may else ())),
            unread=tuple(
                Unread(row["file_name"], row["column_name"], row["meant"], row["asked"])
                for row in view.rows("unread")
            ),
            counted=may,
            left_out=latest["rows_set_aside"],
            loaded_at=latest["loaded_at"],
            uncounted=_uncounted(view),
        )


def _noted(row: Row) -> Noted:
    said = row["table_name"], row["column_name"], row["kind"], row["example"] or ""
    return Noted(*said, row["cells"], tuple(row["near"]))


def _uncounted(view: View) -> tuple[Uncounted, ...]:
    """What lacks the same things together, in the order of the catalogue."""
    have, by_why = supply(view.warehouse), dict[str, list[Measure]]()
    for measure in MEASURES.values():
        if measure.id in have and have[measure.id].why:
            by_why.setdefault(have[measure.id].why, []).append(measure)
    return tuple(Uncounted(why, tuple(measures)) for why, measures in by_why.items())


@dataclass(frozen=True)
class RowSetAside:
    """A row that was not loaded: its key, and which row of which file it is below the heading."""

    key: str
    file_name: str
    row_number: int

    def place(self, table: str) -> str:
        """Where it stands: "row 12", and of which file where the table has another."""
        of = "" if self.file_name == f"{table}.csv" else f" of {self.file_name}"
        return f"row {self.row_number:,}{of}"


@dataclass(frozen=True)
class SetAside:
    """The rows of one table that were set aside for one reason, or the first of them."""

    table: str
    reason: str
    count: int
    rows: tuple[RowSetAside, ...]

    @property
    def more(self) -> int:
        """How many are not among `rows`."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class RowsSetAside:
    """Reads the rows set aside by their keys, the first so many of each table and reason.

    For readers with the right `quality`, who see keys as they see identifiers: in clear or under a
    key. The release is noted in the audit log.
    """

    most: int

    def read(self, view: View) -> tuple[SetAside, ...]:
        """In the order of the layouts, then by reason. Raises Forbidden, and audit.NotWritten."""
        found: dict[tuple[str, str], list[RowSetAside]] = {}
        for row in view.rows("rows_set_aside", most=self.most):
            one = RowSetAside(row["row_id"], row["file_name"], row["row_number"])
            found.setdefault((row["table_name"], row["reason"]), []).append(one)
        counts = {
            (row["table_name"], row["reason"]): row["rows_set_aside"]
            for row in view.rows("set_aside")
        }
        order = {name: place for place, name in enumerate(TABLES)}
        return tuple(
            SetAside(*key, counts[key], tuple(rows))
            for key, rows in sorted(found.items(), key=lambda one: (order[one[0][0]], one[0][1]))
        )


def _row(name: str, row: dict[str, object] | None) -> SourceRow:
    table = TABLES[name]
    if row is None:
        return SourceRow(name, table.title, table.system, None, 0, 0, 0, None, False, 0.0)
    as_at, newest = row["as_at"], row["newest"]
    return SourceRow(
        table=name,
        title=table.title,
        source=table.system,
        as_at=as_at if isinstance(as_at, dt.date) else None,
        rows_read=_count(row, "rows_read"),
        rows_loaded=_count(row, "rows_loaded"),
        rows_set_aside=_count(row, "rows_set_aside"),
        newest=newest if isinstance(newest, dt.date) else None,
        supplied=True,
        seconds=float(str(row.get("seconds", 0))),
    )


def _count(row: dict[str, object], name: str) -> int:
    return int(str(row.get(name, 0)))


# What the groups of children are made from: a cell of these that is not understood is not known.
GROUP_COLUMNS = {
    "age": ("ssd_person.pers_dob",),
    "sex": ("ssd_person.pers_sex", "ssd_person.pers_gender"),
    "ethnicity": ("ssd_person.pers_ethnicity",),
    "disability": ("ssd_disability.disa_disability_code",),
}


@dataclass(frozen=True)
class Touched:
    """A measure that a notice touches, and how many of its cases are left out in the whole council
    and all months; None where whole rows are missing, so that nobody can count."""

    measure: Measure
    cases: int | None


@dataclass(frozen=True)
class Notice:
    """One thing that a load noticed: cells that were not understood, of so many, or another kind.

    `loud` stands beside every figure it touches. `sentence` is whole, and holds no value of a cell.
    `accepted_by` let it through where it would have stopped the load, at `accepted_at` (UTC).
    """

    kind: str
    table: str
    column: str
    cells: int
    of_cells: int
    loud: bool
    sentence: str
    accepted_by: str
    accepted_at: dt.datetime | None
    touched: tuple[Touched, ...]

    @property
    def title(self) -> str:
        """The table in words, with the column where it is of one; nothing where it is of no table
        that is read."""
        if self.table not in TABLES:
            return ""
        table = TABLES[self.table]
        return f"{table.title}, {table.spoken(self.column)}" if self.of_column else table.title

    @property
    def of_column(self) -> bool:
        """Whether the sentence speaks of a column that it does not name."""
        return self.kind in OF_A_COLUMN

    def of(self, measure: Measure) -> Touched | None:
        """How it touches a measure, or None."""
        return next((one for one in self.touched if one.measure is measure), None)


@dataclass(frozen=True)
class Notices:
    """What a load noticed, the loud first, then what holds for most cells."""

    every: tuple[Notice, ...]

    def of(self, measure: Measure) -> tuple[Notice, ...]:
        """Those that touch a measure."""
        return tuple(one for one in self.every if one.of(measure))

    def loud(self, measure: Measure) -> tuple[Notice, ...]:
        """Those that stand beside every figure of a measure."""
        return tuple(one for one in self.of(measure) if one.loud)

    @property
    def beside(self) -> tuple[Notice, ...]:
        """Those that stand beside a figure of any measure that was asked for."""
        return tuple(one for one in self.every if one.loud and one.touched)

    def of_groups(self, *dimensions: str) -> tuple[Notice, ...]:
        """Those of what groups are made from, by age, sex, ethnicity, disability."""
        columns = [column for name in dimensions for column in GROUP_COLUMNS.get(name, ())]
        return tuple(
            one
            for one in self.every
            if one.kind == CELLS and f"{one.table}.{one.column}" in columns
        )


@dataclass(frozen=True)
class LeftOutOf:
    """Reads what a load noticed, and which of some measures (None: of all) each touches. One
    statement, of tables of a few rows, for everyone who sees figures."""

    measures: tuple[Measure, ...] | None = None

    def read(self, view: View) -> Notices:
        """The loud first."""
        named = MEASURES.values() if self.measures is None else self.measures
        found: dict[tuple[str, str, str], list[Row]] = {}
        for row in view.rows("findings", measure_ids=[one.id for one in named]):
            key = row["kind"], row["table_name"], row["column_name"]
            found.setdefault(key, []).append(row)
        return Notices(tuple(sorted(map(_notice, found.values()), key=_gravest_first)))


def _gravest_first(one: Notice) -> tuple[bool, int, str, str, str]:
    return not one.loud, -one.cells, one.table, one.column, one.kind


def _notice(rows: Sequence[Row]) -> Notice:
    """One thing noticed, of its row for each measure that it touches."""
    one = rows[0]
    return Notice(
        kind=one["kind"],
        table=one["table_name"],
        column=one["column_name"],
        cells=one["cells"],
        of_cells=one["of_cells"],
        loud=one["weight"] == "loud",
        sentence=one["sentence"],
        accepted_by=one["accepted_by"] or "",
        accepted_at=one["accepted_at"],
        touched=tuple(
            Touched(MEASURES[row["measure_id"]], row["cases"])
            for row in sorted(rows, key=lambda row: str(row["measure_id"]))
            if row["measure_id"]
        ),
    )


@dataclass(frozen=True)
class FindingExamples:
    """Reads what a load noticed with a few of the values, for readers with the right `quality`."""

    def read(self, view: View) -> tuple[Finding, ...]:
        """The loud first. Raises Forbidden."""
        return tuple(
            Finding(
                kind=row["kind"],
                table=row["table_name"],
                column=row["column_name"],
                cells=row["cells"],
                of_cells=row["of_cells"],
                weight=row["weight"],
                sentence=row["sentence"],
                examples=tuple(row["examples"] or ()),
            )
            for row in view.rows("finding_examples")
        )
