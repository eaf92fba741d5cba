-- The children of one measure by group in every unit: met and all over the $months months to $last.
-- Completed with work/groups. A team stands where it stood last.
-- Grain: level, service, locality, team_id, dimension, grp. Reads: measure_case, work.place.
with cases as (
    select person_id, on_date, service, locality, team_id, numerator, denominator
    from measure_case
    where month > cast($last as date) - to_months($months) and month <= $last
),
{groups},
counted as (
    select
        service,
        locality,
        team_id,
        dimension,
        grp,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from child_group
    group by grouping sets (
        (dimension, grp),
        (service, dimension, grp),
        (service, locality, dimension, grp),
        (team_id, dimension, grp)
    )
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
