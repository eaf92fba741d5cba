-- Who the children are: what groups of children are made of.
-- What was not understood is not known: an expected birth says nothing where the birth cannot be read.
-- Grain: person_id. Reads: extract.ssd_person, extract.ssd_disability, meta.ethnic_group.
create table child as
with disability as (
    select
        disa_person_id as person_id,
        case
            when max(case when disa_disability_code <> 'NONE' then 1 else 0 end) = 1 then 'yes'
            when max(case when not_understood is not null then 1 else 0 end) = 1 then 'not known'
            else 'no'
        end as disability
    from extract.ssd_disability
    group by disa_person_id
)
select
    p.pers_person_id as person_id,
    p.pers_dob,
    case
        when p.not_understood is null or p.not_understood not like '% pers_dob %'
            then p.pers_expected_dob
    end as pers_expected_dob,
    case
        when p.not_understood is null or p.not_understood not like '% pers_sex %'
            then coalesce(p.pers_sex, p.pers_gender)
    end as pers_sex,
    g.main_group,
    coalesce(d.disability, 'no') as disability
from extract.ssd_person as p
left join meta.ethnic_group as g on g.code = upper(p.pers_ethnicity)
left join disability as d on d.person_id = p.pers_person_id
