-- The cases of one figure by the age, sex, ethnicity and disability of the child on its date.
-- Grain: dimension, grp. Reads: the cases of a measure, extract.ssd_person,
-- extract.ssd_disability, meta.ethnic_group.
with cases as (
    {cases}
),
disabled as (
    select disa_person_id as person_id
    from extract.ssd_disability
    where disa_disability_code is not null and upper(disa_disability_code) <> 'NONE'
    group by disa_person_id
),
child as (
    select
        c.numerator,
        c.denominator,
        c.on_date,
        p.pers_dob,
        p.pers_expected_dob,
        year(c.on_date) - year(p.pers_dob)
        - case
            when month(c.on_date) * 100 + day(c.on_date)
                < month(p.pers_dob) * 100 + day(p.pers_dob) then 1
            else 0
        end as age,
        coalesce(p.pers_sex, 'not known') as sex,
        coalesce(g.main_group, 'Not known') as ethnicity,
        case when d.person_id is null then 'no' else 'yes' end as disability
    from cases as c
    left join extract.ssd_person as p on p.pers_person_id = c.person_id
    left join meta.ethnic_group as g on g.code = upper(p.pers_ethnicity)
    left join disabled as d on d.person_id = c.person_id
),
grouped as (
    select
        numerator,
        denominator,
        sex,
        ethnicity,
        disability,
        case
            when pers_dob > on_date or (pers_dob is null and pers_expected_dob is not null)
                then '1 unborn'
            when age is null then '8 not known'
            when age < 1 then '2 under 1'
            when age < 5 then '3 1 to 4'
            when age < 10 then '4 5 to 9'
            when age < 16 then '5 10 to 15'
            when age < 18 then '6 16 and 17'
            else '7 18 and over'
        end as age_band
    from child
),
long as (
    select 'age' as dimension, age_band as grp, numerator, denominator from grouped
    union all
    select 'sex' as dimension, sex as grp, numerator, denominator from grouped
    union all
    select 'ethnicity' as dimension, ethnicity as grp, numerator, denominator from grouped
    union all
    select 'disability' as dimension, disability as grp, numerator, denominator from grouped
)
select
    dimension,
    case when dimension = 'age' then substr(grp, 3) else grp end as grp,
    cast(sum(numerator) as double) as numerator,
    cast(sum(denominator) as double) as denominator,
    cast(median(numerator) as double) as median,
    count(*) as cases
from long
group by dimension, long.grp
order by dimension, long.grp
