"""Text cells to typed values, as SQL: dates, flags, numbers, codes and plain text."""

from warehouse.tables.table import Table

_SPACE = "' \t\r\n\u00a0'"
_YES = "('y', 'yes', '1', 'true')"
_NO = "('n', 'no', '0', 'false')"


def text(column: str) -> str:
    """Trimmed text; empty cells and the database word NULL read as null.

    The first branch is for what nearly every cell is: visible ASCII at both ends.
    """
    return (
        f"case when {column} between '!' and '~' and right({column}, 1) between '!' and '~'"
        f" and {column} <> 'NULL' then {column}"
        f" else nullif(nullif(trim({column}, {_SPACE}), ''), 'NULL') end"
    )


def date(column: str) -> str:
    """ISO, or day first with slashes; times are dropped and 1900-01-01 is no date.

    The first branch reads what nearly every cell holds, without the cost of a pattern.
    """
    cell = text(column)
    iso = f"try_strptime(left({cell}, 10), '%Y-%m-%d')"
    day_first = f"try_strptime(regexp_extract({cell}, '^[^ T]+'), '%d/%m/%Y')"
    read = (
        f"case when {column} like '____-__-__' then try_cast({column} as date)"
        f" when {column} is null then null"
        f" when regexp_matches({cell}, '^\\d{{1,2}}/\\d{{1,2}}/\\d{{4}}([ T]|$)')"
        f" then cast({day_first} as date)"
        f" when regexp_matches({cell}, '^\\d{{4}}-\\d\\d-\\d\\d([ T]|$)')"
        f" then cast({iso} as date) end"
    )
    return f"nullif({read}, date '1900-01-01')"


def flag(column: str) -> str:
    """Yes, no or null; null is never yes."""
    cell = f"lower({text(column)})"
    return f"case when {cell} in {_YES} then true when {cell} in {_NO} then false end"


def number(column: str) -> str:
    """A number below 1,000 million either way, which sums can hold exactly, or null."""
    value = f"try_cast({text(column)} as double)"
    return f"case when abs({value}) < 1e9 then {value} end"


def code(column: str) -> str:
    """A code, compared without case."""
    return f"upper({text(column)})"


def sql_type(table: Table, column: str) -> str:
    """The type that a column of a table has in the warehouse."""
    if column in table.dates:
        return "date"
    if column in table.flags:
        return "boolean"
    return "double" if column in table.numbers else "varchar"


def value(table: Table, column: str, cell: str) -> str:
    """The SQL that reads one cell of a table's column."""
    if column in table.dates:
        return date(cell)
    if column in table.flags:
        return flag(cell)
    if column in table.numbers:
        return number(cell)
    return code(cell) if column in table.codes else text(cell)
