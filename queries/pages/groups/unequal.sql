-- The groups of children whose outcomes differ from the rest's, in a unit and all units below it:
-- the least likely first, then those of most children.
-- Grain: measure_id, service, locality, team_id, dimension, grp. Reads: seen.unequal.
-- needs: aggregates
select * exclude (level)
from seen.unequal
where different
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by
    p,
    abs(x - n * rest_rate / 100) desc,
    measure_id, service, locality, team_id, dimension, grp
