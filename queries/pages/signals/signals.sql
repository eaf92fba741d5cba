-- What is said of named measures of one unit, month by month.
-- Grain: measure_id, month. Reads: seen.signal.
-- needs: aggregates
select * exclude (level)
from seen.signal
where month >= $first
    and month <= $last
    and list_contains($measure_ids, measure_id)
    and level = $level
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by measure_id, month
