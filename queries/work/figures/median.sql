-- The median of one measure in every unit. A team stands where it stands at the month's end.
-- Grain: level, service, locality, team_id, month. Reads: measure_case, work.place.
insert into work.series by name
with middle as (
    select
        service,
        locality,
        team_id,
        month,
        cast(median(numerator) as double) as value,
        count(*) as cases
    from measure_case
    group by grouping sets (
        (month),
        (month, service),
        (month, service, locality),
        (month, team_id)
    )
)
select
    $measure_id as measure_id,
    '' as category,
    case
        when d.team_id is not null then 'team'
        when d.locality is not null then 'locality'
        when d.service is not null then 'service'
        else 'council'
    end as level,
    coalesce(d.service, p.service, '') as service,
    coalesce(d.locality, p.locality, '') as locality,
    coalesce(d.team_id, '') as team_id,
    d.month,
    cast(null as double) as numerator,
    d.cases as denominator,
    d.value,
    d.cases
from middle as d
left join work.place as p
    on p.team_id = d.team_id
    and p.from_date <= last_day(d.month)
    and p.to_date > last_day(d.month)
