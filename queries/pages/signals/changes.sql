-- The signals of one unit and all units below it that were first to be seen within some months.
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
    first_seen,
    affected,
    provisional
from seen.signal
where month >= $first
    and month <= $last
    and first_seen >= $first
    and first_seen <= $last
    and variation in ('concern', 'improvement', 'neutral_high', 'neutral_low')
    and case
        when $team_id <> '' then team_id = $team_id
        when $locality <> '' then service = $service and locality = $locality
        else $service = '' or service = $service
    end
order by measure_id, level, service, locality, team_id, month
