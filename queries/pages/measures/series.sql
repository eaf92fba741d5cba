-- Months of named measures for one unit.
-- Grain: measure_id, category, month. Reads: seen.series.
-- needs: aggregates
select measure_id, category, month, numerator, denominator, value, cases, mark
from seen.series
where level = $level
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
    and list_contains($measure_ids, measure_id)
    and month >= $first
    and month <= $last
order by measure_id, category, month
