-- What stands in a month, or is over since one of the three months before, of one unit and all below
-- it: signals and missed targets, a row for the month and, of what is over, one for the last month
-- in which it stood; each with the figure of its month.
-- Grain: measure_id, level, service, locality, team_id, month. Reads: seen.signal, seen.series.
-- needs: aggregates
with inside as (
    select
        *,
        max(month) filter (
            where variation in ('concern', 'improvement', 'neutral_high', 'neutral_low')
        ) over (
            partition by
                measure_id,
                level,
                team_id,
                case when level = 'team' then '' else service end,
                case when level = 'team' then '' else locality end
        ) as stood
    from seen.signal
    where month >= $first
        and month <= $last
        and seen.within(service, locality, team_id, $service, $locality, $team_id)
)
select i.* exclude (stood), s.numerator, s.denominator, s.value
from inside as i
left join seen.series as s
    on s.measure_id = i.measure_id
    and s.category = ''
    and s.level = i.level
    and s.service = i.service
    and s.locality = i.locality
    and s.team_id = i.team_id
    and s.month = i.month
where i.month = i.stood
    or (i.month = $last and (i.stood is not null or i.assurance = 'fail'))
order by i.measure_id, i.level, i.service, i.locality, i.team_id, i.month
