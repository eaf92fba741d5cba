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
        ids=("pers_person_id",),
        lists={"pers_sex": "sex", "pers_gender": "sex", "pers_ethnicity": "ethnicity"},
        dates=("pers_death_date",),
        spare=("pers_gender",),
        births=words("pers_dob pers_expected_dob"),
        late=("pers_death_date",),
    ),
    Table(
        name="ssd_disability",
        title="Disabilities",
        without="no child counts as disabled",
        system=CASE_SYSTEM,
        key=("disa_table_id",),
        ids=words("disa_table_id disa_person_id"),
        lists={"disa_disability_code": "disability"},
        person="disa_person_id",
    ),
)
