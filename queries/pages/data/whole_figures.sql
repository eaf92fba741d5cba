-- Every whole figure that a reader sees from a month on, and which of them are hidden (mark).
-- Grain: measure_id, level, service, locality, team_id, month. Reads: seen.series.
-- needs: aggregates
select measure_id, level, service, locality, team_id, month, numerator, denominator, mark
from seen.series
where category = '' and month >= $first
order by measure_id, level, service, locality, team_id, month
