-- What is said of the months of one unit, or of it and all units below it.
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
    and ($measure_ids is null or list_contains($measure_ids, measure_id))
    and case
        when $team_id <> '' then team_id = $team_id
        when $below and $locality <> '' then service = $service and locality = $locality
        when $below then $service = '' or service = $service
        else level = $level and service = $service and locality = $locality and team_id = ''
    end
order by measure_id, level, service, locality, team_id, month
