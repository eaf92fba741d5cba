-- The cases of earlier as-at dates in the table $earlier: the last of each month stands for it.
-- Grain: as the fact. Reads: the fact in the snapshot before, work.clock.
select p.*
from query_table($earlier) as p
cross join work.clock as k
where p.on_date < k.as_at and p.month < date_trunc('month', k.as_at)
