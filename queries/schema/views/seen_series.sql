-- Figures as a reader sees them: as counted where the reader answers for the unit, else from the
-- protected grid, in which `c` marks what is hidden; no scope, no rows.
-- Grain: as series. Reads: series, protected.
create view seen.series as
select t.*, '' as mark
from main.series as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
union all by name
select t.*, cast(null as bigint) as cases
from main.protected as t
where scope.sees_protected(t.level, t.service, t.locality, t.team_id)
