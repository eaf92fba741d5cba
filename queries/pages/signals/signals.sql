-- What is said of named measures of one unit, month by month.
-- Grain: measure_id, month. Reads: seen.signal.
-- needs: aggregates
select
    measure_id,
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
    and list_contains($measure_ids, measure_id)
    and level = $level
    and ($level = 'team' or (service = $service and locality = $locality))
    and team_id = $team_id
order by measure_id, month
