"""Reference tables that a council supplies: its teams, population, bank holidays and codebook."""

from warehouse.tables.table import Table, words

REFERENCE = "Reference tables"

TABLES = (
    Table(
        name="org_team",
        title="Teams, localities and services",
        without="every figure is of the council: there is no service, locality or team to open",
        system=REFERENCE,
        key=("team_id", "valid_from"),
        text=words("team_id team_name team_name_aliases locality service operations_manager"),
        codes=("team_type",),
        dates=words("valid_from valid_to"),
        starts=("valid_from",),
        late=("valid_to",),
    ),
    Table(
        name="ref_population",
        title="Children aged 0 to 17",
        system=REFERENCE,
        key=("la_code", "year"),
        numbers=words("la_code year pop_0_17"),
    ),
    Table(
        name="ref_bank_holidays",
        title="Bank holidays",
        without="the bank holidays of England are taken from the list that is shipped",
        system=REFERENCE,
        key=("date",),
        dates=("date",),
    ),
    Table(
        name="codebook",
        title="Which question each code speaks to",
        without="the shipped codebook is used",
        system=REFERENCE,
        key=("list", "code", "kpq"),
        null_in_key=("kpq",),
        codes=words("list code"),
        numbers=("kpq",),
    ),
)
