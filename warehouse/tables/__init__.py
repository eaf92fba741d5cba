"""Every table that an extract may hold. A new source is one more file here."""

from warehouse.tables import (
    care,
    children,
    front_door,
    places,
    protection,
    quality,
    staffing,
    voices,
)
from warehouse.tables.table import Table

_CHAPTERS = (children, front_door, protection, care, staffing, voices, quality, places)

TABLES: dict[str, Table] = {table.name: table for chapter in _CHAPTERS for table in chapter.TABLES}
