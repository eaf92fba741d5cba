-- Groups of children beside the rest of them, as printed, for one level or all.
-- Grain: measure_id, level, service, locality, team_id, dimension, grp. Reads: seen.unequal.
-- needs: aggregates
select
    measure_id,
    level,
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
where $level = 'all' or level = $level
order by measure_id, level, service, locality, team_id, dimension, grp
