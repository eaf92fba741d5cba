"""Which tables hold what people wrote, and the list of themes of each."""

from warehouse.tables import TABLES

# The list of themes of each table that holds free text, by name.
LISTS = {name: TABLES[name].codebook["theme"] for name in sorted(TABLES) if TABLES[name].free_text}
