"""What a file of a name that is no table's was meant for, and what to do with it."""

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath

from warehouse.extract.files import Unread
from warehouse.tables import TABLES

# How alike two names must be for one to be offered for the other: a letter or two, a plural.
LIKENESS = 0.85
WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"})
ARCHIVES = frozenset({".zip", ".gz", ".7z", ".rar", ".tar"})
# The tables of the Standard Safeguarding Dataset 1.4.5 that no measure needs.
UNNEEDED = frozenset({
    "ssd_address", "ssd_cla_care_plan", "ssd_cla_convictions", "ssd_cla_immunisations",
    "ssd_cla_previous_permanence", "ssd_cla_substance_misuse", "ssd_department",
    "ssd_early_help_episodes", "ssd_family", "ssd_immigration_status", "ssd_linked_identifiers",
    "ssd_mother", "ssd_permanence", "ssd_version_log", "ssd_voice_of_child",
})  # fmt: skip


def file_like(name: str, supplied: Collection[str]) -> Unread:
    """A file of a name that is no table's, by its path within the extract: what it looks like, and
    what to do. `supplied` are the tables that have a file of their own.
    """
    path = PurePosixPath(name)
    said = _plain(re.sub(r"\.csv$", "", path.stem.lower()))
    if re.sub(r"[_\d]+$", "", said) in UNNEEDED:
        return Unread(name)
    if path.name.startswith((".", "~$")):
        return _unknown(path)
    found = _table_in(said)
    if found:
        return _called_otherwise(path, *found, another=found[0] in supplied)
    near = _near(_plain(path.name.split(".", maxsplit=1)[0].lower()), supplied)
    return Unread(name, "", near, f"{name}: did you mean {near}?") if near else _unknown(path)


def _plain(said: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", said).strip("_")


def _table_in(said: str) -> tuple[str, str] | None:
    """The table whose name stands in another, and the rest of that; the longest name counts.

    A table of the standard is known anywhere, and without its "ssd_" at the start.
    """
    for table in sorted(TABLES, key=len, reverse=True):
        bare = table.removeprefix("ssd_")
        start = rf"^(?:copy_of_)?{bare}" + ("" if bare == table else rf"|(?:^|_){table}")
        found = re.search(rf"(?:{start})(?![a-z])", said)
        if found:
            rest = f"{said[: found.start()]}_{said[found.end() :]}"
            return table, rest.strip("_").replace("_", "-")
    return None


def _called_otherwise(path: PurePosixPath, table: str, rest: str, another: bool) -> Unread:
    part = rest or ("more" if another else "")
    name = f"{table}.{part}.csv" if part else f"{table}.csv"
    spare = ", or take it out where its rows are there already" if another else ""
    asked = f"{path} looks like {table}: {_advice(path, name)}{spare}."
    return Unread(str(path), "", name, asked)


def _advice(path: PurePosixPath, name: str) -> str:
    below = len(path.parts) > 1
    beside = " beside extract.toml" if below else ""
    if path.suffix.lower() in WORKBOOKS:
        return f"save the sheet as {name}{beside}"
    if path.suffix.lower() in ARCHIVES:
        return f"unpack it as {name}{beside}"
    if below:
        other = "" if path.name.lower() == name else f" as {name}"
        return f"move it beside extract.toml{other}"
    return f"call it {name}"


def _near(said: str, supplied: Collection[str]) -> str:
    open_names = [table for table in TABLES if table not in supplied]
    near = get_close_matches(said, open_names, 1, LIKENESS)
    near = near or get_close_matches(f"ssd_{said}", open_names, 1, LIKENESS)
    return f"{near[0]}.csv" if near else ""


def _unknown(path: PurePosixPath) -> Unread:
    if path.suffix.lower() in ARCHIVES:
        step = "unpack it if it holds tables"
    elif path.suffix.lower() in WORKBOOKS:
        step = "save each sheet that is a table as a CSV file of the table's name"
    else:
        step = "call it by the name of its table, or take it out"
    return Unread(str(path), asked=f"Not read: nobody knows what {path} is; {step}.")
