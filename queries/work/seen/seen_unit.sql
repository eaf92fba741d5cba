-- The units a reader may see, as counted or through the protected grid.
-- Grain: service, locality, team_id, from_date. Reads: unit.
select t.*
from main.unit as t
where {exact} or {protected}
