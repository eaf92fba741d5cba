-- Shares of each unit below the council over the twelve months to each month, of a snapshot (not in
-- $flows) the month alone: the units that stand in the month, with their cases in that place.
-- Grain: measure_id, level, service, locality, team_id, month. Reads: series, unit,
-- work.complete_month.
with standing as (
    select 'team' as level, u.service, u.locality, u.team_id, m.month
    from unit as u
    inner join work.complete_month as m
        on u.from_date <= last_day(m.month) and u.to_date > last_day(m.month)
    union
    select level, service, locality, team_id, month
    from series
    where level in ('service', 'locality')
),
pooled as (
    select
        s.measure_id,
        s.level,
        s.service,
        s.locality,
        s.team_id,
        m.month,
        sum(s.numerator) as x,
        sum(s.denominator) as n
    from series as s
    inner join work.complete_month as m
        on m.month >= s.month
        and m.month < s.month + to_months(
            case when list_contains($flows, s.measure_id) then 12 else 1 end
        )
    where s.category = ''
        and s.level <> 'council'
        and list_contains($shares, s.measure_id)
    group by s.measure_id, s.level, s.service, s.locality, s.team_id, m.month
)
select p.measure_id, p.level, p.service, p.locality, p.team_id, p.month, p.x, p.n
from pooled as p
semi join standing as s
    on s.level = p.level
    and s.service = p.service
    and s.locality = p.locality
    and s.team_id = p.team_id
    and s.month = p.month
where p.n > 0
order by all
