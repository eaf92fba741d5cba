-- The cases of one figure by the age, sex, ethnicity and disability of the child on its date.
-- Grain: dimension, grp. Reads: the cases of a measure, seen.child.
-- needs: aggregates
with cases as (
    {cases}
),
child as (
    select
        c.numerator,
        c.denominator,
        seen.age_band(p.pers_dob, p.pers_expected_dob, c.on_date) as age_band,
        coalesce(p.pers_sex, 'not known') as sex,
        coalesce(p.main_group, 'Not known') as ethnicity,
        coalesce(p.disability, 'no') as disability
    from cases as c
    left join seen.child as p on p.person_id = c.person_id
)
select
    case
        when age_band is not null then 'age'
        when sex is not null then 'sex'
        when ethnicity is not null then 'ethnicity'
        else 'disability'
    end as dimension,
    coalesce(substr(age_band, 3), sex, ethnicity, disability) as grp,
    cast(sum(numerator) as double) as numerator,
    cast(sum(denominator) as double) as denominator,
    cast(median(numerator) as double) as median,
    count(*) as cases
from child
group by grouping sets ((age_band), (sex), (ethnicity), (disability))
order by dimension, coalesce(age_band, sex, ethnicity, disability)
