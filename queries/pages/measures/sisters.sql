-- One month of named measures for the council and for the units of one level within a service, or
-- within the council; what belongs to no unit left out.
-- Grain: measure_id, level, service, locality, team_id. Reads: seen.series.
-- needs: aggregates
select measure_id, level, service, locality, team_id, value, mark
from seen.series
where list_contains($measure_ids, measure_id)
    and category = ''
    and month = $month
    and service <> 'Unassigned'
    and (
        level = 'council'
        or (level = $level and seen.within(service, locality, team_id, $service, '', ''))
    )
order by measure_id, level, service, locality, team_id
