-- The published figures in force, kept in the snapshot.
-- Grain: indicator_id, time_period, area_code. Reads: work.stands.
create table benchmark.value as
from work.stands
