-- The CTEs that put cases into groups of children: one row a case and dimension. They follow a CTE
-- named cases, and complete pages/breakdown and work/group_counts. The build reads every child,
-- readers the children of their scope.
-- Grain: case, dimension. Reads: cases, {child}.
child as (
    select
        c.service,
        c.locality,
        c.team_id,
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
        coalesce(p.main_group, 'Not known') as ethnicity,
        case when p.disabled then 'yes' else 'no' end as disability
    from cases as c
    left join {child} as p on p.person_id = c.person_id
),
grouped as (
    select
        service,
        locality,
        team_id,
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
child_group as (
    select 'age' as dimension, substr(age_band, 3) as grp, age_band as place, g.* from grouped as g
    union all
    select 'sex' as dimension, sex as grp, sex as place, g.* from grouped as g
    union all
    select 'ethnicity' as dimension, ethnicity as grp, ethnicity as place, g.* from grouped as g
    union all
    select 'disability' as dimension, disability as grp, disability as place, g.* from grouped as g
)
