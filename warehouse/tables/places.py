"""Reference tables that a council supplies: its teams, population, bank holidays and codebook."""

from warehouse.tables.table import ANY_NUMBER, Number, Table, words

REFERENCE = "Reference tables"

TABLES = (
    Table(
        name="org_team",
        title="Teams, localities and services",
        without="every figure is of the council: there is no service, locality or team to open",
        system=REFERENCE,
        key=("team_id", "valid_from"),
        ids=("team_id",),
        names=words("team_name team_name_aliases locality service operations_manager"),
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
        numbers={
            "la_code": Number(100, 999),
            "year": Number(1900, 2200),
            "pop_0_17": Number(0, 10_000_000),
        },
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
        codes=words("list code"),
        numbers={"kpq": ANY_NUMBER},
        null_in_key=("kpq",),
    ),
)
