-- The sums of all measures in every unit. A team stands where it stands at the month's end.
-- Grain: measure_id, category, level, service, locality, team_id, month. Reads: figures,
-- meta.measure, work.place.
insert into work.series by name
with summed as (
    select
        measure_id,
        category,
        service,
        locality,
        team_id,
        month,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(cases) as cases
    from figures
    group by grouping sets (
        (measure_id, category, month),
        (measure_id, category, month, service),
        (measure_id, category, month, service, locality),
        (measure_id, category, month, team_id)
    )
)
select
    s.measure_id,
    s.category,
    case
        when s.team_id is not null then 'team'
        when s.locality is not null then 'locality'
        when s.service is not null then 'service'
        else 'council'
    end as level,
    coalesce(s.service, p.service, '') as service,
    coalesce(s.locality, p.locality, '') as locality,
    coalesce(s.team_id, '') as team_id,
    s.month,
    cast(s.numerator as double) as numerator,
    case when m.kind <> 'count' then cast(s.denominator as double) end as denominator,
    case m.kind
        when 'count' then cast(s.numerator as double)
        when 'percent' then 100 * cast(s.numerator as double) / cast(s.denominator as double)
        else cast(s.numerator as double) / cast(s.denominator as double)
    end as value,
    s.cases
from summed as s
inner join meta.measure as m on m.measure_id = s.measure_id
left join work.place as p
    on p.team_id = s.team_id
    and p.from_date <= last_day(s.month)
    and p.to_date > last_day(s.month)
where m.kind = 'count' or s.denominator <> 0
