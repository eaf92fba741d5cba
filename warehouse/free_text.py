"""Free text without a theme, kept apart from figures and rows in a schema of its own."""

import duckdb

from warehouse.paths import sql


def build_accepted(con: duckdb.DuckDBPyConnection) -> None:
    """Fill work.accepted_theme before the facts are built: from then an accepted theme counts."""
    con.execute(f"create table work.accepted_theme as {sql('work', 'accepted_theme')}")


def build_unthemed(con: duckdb.DuckDBPyConnection) -> None:
    """Fill words.unthemed, from which the view seen.unthemed shows a reader's own."""
    con.execute("create schema words")
    con.execute(f"create table words.unthemed as {sql('work', 'unthemed')}")
