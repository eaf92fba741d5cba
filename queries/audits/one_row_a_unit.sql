-- Units with two figures for one measure and month.
-- Grain: the key of series. Reads: series. Must return no rows.
select measure_id, category, level, service, locality, team_id, month
from series
group by measure_id, category, level, service, locality, team_id, month
having count(*) > 1
