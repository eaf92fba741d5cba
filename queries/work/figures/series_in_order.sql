-- The printed figures in the order in which pages read them.
-- Grain: as series. Reads: work.series.
insert into series by name
select *
from work.series
order by level, service, locality, team_id, measure_id, category, month
