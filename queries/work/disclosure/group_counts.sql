-- The children of one measure by group in every unit: met and all over the $months months to $last.
-- A team stands where it stood last.
-- Grain: level, service, locality, team_id, dimension, grp. Reads: measure_case, child, work.place.
with child as (
    select
        c.service,
        c.locality,
        c.team_id,
        c.numerator,
        c.denominator,
        seen.age_band(p.pers_dob, p.pers_expected_dob, c.on_date) as age_band,
        coalesce(p.pers_sex, 'not known') as sex,
        coalesce(p.main_group, 'Not known') as ethnicity,
        coalesce(p.disability, 'no') as disability
    from measure_case as c
    left join main.child as p on p.person_id = c.person_id
    where c.month > cast($last as date) - to_months($months) and c.month <= $last
),
counted as (
    select
        service,
        locality,
        team_id,
        case
            when age_band is not null then 'age'
            when sex is not null then 'sex'
            when ethnicity is not null then 'ethnicity'
            else 'disability'
        end as dimension,
        coalesce(substr(age_band, 3), sex, ethnicity, disability) as grp,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from child
    group by
        grouping sets ((), (service), (service, locality), (team_id)),
        grouping sets ((age_band), (sex), (ethnicity), (disability))
)
select
    $measure_id as measure_id,
    case
        when c.team_id is not null then 'team'
        when c.locality is not null then 'locality'
        when c.service is not null then 'service'
        else 'council'
    end as level,
    coalesce(c.service, p.service, '') as service,
    coalesce(c.locality, p.locality, '') as locality,
    coalesce(c.team_id, '') as team_id,
    cast($last as date) as month,
    c.dimension,
    c.grp,
    cast(c.numerator as double) as numerator,
    cast(c.denominator as double) as denominator
from counted as c
left join work.place as p
    on p.team_id = c.team_id
    and p.from_date <= last_day(cast($last as date))
    and p.to_date > last_day(cast($last as date))
