-- Improvement signals of named measures in one month, of a unit, or of it and all units below it.
-- Grain: measure_id, level, service, locality, team_id. Reads: seen.signal.
-- needs: aggregates
select measure_id, level, service, locality, team_id
from seen.signal
where month = $month
    and variation = 'improvement'
    and list_contains($measure_ids, measure_id)
    and ($below or level = $level)
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by level, service, locality, team_id, measure_id
