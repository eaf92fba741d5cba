-- What is said of named measures for one unit in a span of months.
-- Grain: measure_id, month. Reads: seen.signal.
select
    measure_id,
    month,
    method,
    variation,
    assurance,
    label,
    probability,
    lower,
    centre,
    upper
from seen.signal
where level = $level
    and ($level = 'team' or (service = $service and locality = $locality))
    and team_id = $team_id
    and list_contains($measure_ids, measure_id)
    and month >= $first
    and month <= $last
order by measure_id, month
