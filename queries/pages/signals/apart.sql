-- The units that stand apart from others of their level in a month, of one unit and all below it.
-- Grain: measure_id, level, service, locality, team_id. Reads: seen.apart.
-- needs: aggregates
select
    measure_id,
    level,
    service,
    locality,
    team_id,
    month,
    x,
    n,
    rest_x,
    rest_n,
    lower,
    upper,
    band,
    probability,
    since
from seen.apart
where month = $month
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by probability, measure_id, level, service, locality, team_id
