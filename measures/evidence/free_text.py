"""Which tables hold what people wrote, and the list of themes of each."""

from warehouse.tables import TABLES

# The list of themes of each table that holds free text, by name.
LISTS = {name: table.codebook["theme"] for name, table in TABLES.items() if table.free_text}
