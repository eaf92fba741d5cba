-- Signals as printed, for one month or all, one level or all.
-- Grain: measure_id, level, service, locality, team_id, month. Reads: seen.signal.
-- needs: aggregates
select
    measure_id,
    level,
    service,
    locality,
    team_id,
    month,
    method,
    variation,
    assurance,
    label,
    probability,
    lower,
    centre,
    upper,
    first_seen
from seen.signal
where ($month is null or month = $month)
    and ($level = 'all' or level = $level)
order by measure_id, level, service, locality, team_id, month
