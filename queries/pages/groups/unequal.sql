-- The groups of children whose outcomes differ from the rest's, in a unit and all units below it:
-- the least likely first, then those of most children.
-- Grain: measure_id, service, locality, team_id, dimension, grp. Reads: seen.unequal.
-- needs: aggregates
select
    measure_id,
    service,
    locality,
    team_id,
    month,
    dimension,
    grp,
    x,
    n,
    rate,
    lower,
    upper,
    rest_x,
    rest_n,
    rest_rate,
    rest_lower,
    rest_upper,
    p,
    different,
    chance
from seen.unequal
where different
    and case
        when $team_id <> '' then team_id = $team_id
        when $locality <> '' then service = $service and locality = $locality
        else $service = '' or service = $service
    end
order by
    p,
    abs(x - n * rest_rate / 100) desc,
    measure_id, service, locality, team_id, dimension, grp
