-- Who the children are: what groups of children are made of.
-- Grain: person_id. Reads: extract.ssd_person, extract.ssd_disability, meta.ethnic_group.
create table child as
with disabled as (
    select disa_person_id as person_id
    from extract.ssd_disability
    where disa_disability_code is not null and upper(disa_disability_code) <> 'NONE'
    group by disa_person_id
)
select
    p.pers_person_id as person_id,
    p.pers_dob,
    p.pers_expected_dob,
    p.pers_sex,
    g.main_group,
    d.person_id is not null as disabled
from extract.ssd_person as p
left join meta.ethnic_group as g on g.code = upper(p.pers_ethnicity)
left join disabled as d on d.person_id = p.pers_person_id
