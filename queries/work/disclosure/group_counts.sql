-- The children of one measure by group in every unit: met and all over the $months months to $last.
-- Completed with the measure's rule and pages/groups. A team stands where it stood last.
-- Grain: level, service, locality, team_id, dimension, grp. Reads: a fact, work.place.
with cases as (
    select
        f.person_id,
        f.on_date,
        f.service,
        f.locality,
        f.team_id,
        {numerator} as numerator,
        {denominator} as denominator
    from fact.{fact} as f
    cross join meta.rule_setting as setting
    where {cases}
        and f.month > cast($last as date) - to_months($months)
        and f.month <= $last
        and {within}
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
    $id as measure_id,
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
