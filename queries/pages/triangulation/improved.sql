-- Improvement signals of named measures in one month, of a unit, or of it and all units below it.
-- Grain: measure_id, level, service, locality, team_id. Reads: seen.signal.
-- needs: aggregates
select measure_id, level, service, locality, team_id
from seen.signal
where month = $month
    and variation = 'improvement'
    and list_contains($measure_ids, measure_id)
    and case
        when $team_id <> '' then team_id = $team_id
        when $below and $locality <> '' then service = $service and locality = $locality
        when $below then $service = '' or service = $service
        else level = $level and service = $service and locality = $locality and team_id = ''
    end
order by level, service, locality, team_id, measure_id
