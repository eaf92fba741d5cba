-- Figures as a reader sees them: as counted where the reader answers for the unit, else from the
-- protected grid, in which `c` marks what is hidden; no scope, no rows. Completed with the
-- conditions that hold it to the scope.
-- Grain: as series. Reads: series, protected.
select t.*, '' as mark
from main.series as t
where {exact}
union all by name
select t.*, cast(null as bigint) as cases
from main.protected as t
where {protected}
