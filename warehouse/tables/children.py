"""Who the children are: the person and disability tables of the Standard Safeguarding Dataset.

Names, addresses and national identifiers are never read: no question here needs them.
"""

from warehouse.tables.table import Table, words

CASE_SYSTEM = "Case system"

TABLES = (
    Table(
        name="ssd_person",
        title="Children and young people",
        without="no child has an age, a sex or an ethnicity, so no figure is broken down by them",
        system=CASE_SYSTEM,
        key=("pers_person_id",),
        text=words("pers_person_id pers_sex pers_ethnicity"),
        dates=words("pers_dob pers_expected_dob pers_death_date"),
        late=("pers_death_date",),
    ),
    Table(
        name="ssd_disability",
        title="Disabilities",
        without="no child counts as disabled",
        system=CASE_SYSTEM,
        key=("disa_table_id",),
        text=words("disa_table_id disa_person_id disa_disability_code"),
        person="disa_person_id",
    ),
)
