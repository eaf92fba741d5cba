-- What stands in a month, or is over since one of the three months before, of one unit and all below
-- it: signals and missed targets, a row for the month and, of what is over, one for the last month
-- in which it stood.
-- Grain: measure_id, level, service, locality, team_id, month. Reads: seen.signal.
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
select * exclude (stood)
from inside
where month = stood
    or (month = $last and (stood is not null or assurance = 'fail'))
order by measure_id, level, service, locality, team_id, month
