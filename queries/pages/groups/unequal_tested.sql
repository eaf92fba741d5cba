-- How many groups of children were compared in a unit and below, and how many of them chance alone
-- would call different.
-- Grain: measure_id, dimension. Reads: seen.unequal.
-- needs: aggregates
select
    measure_id,
    dimension,
    count(*) as tested,
    sum(chance) as by_chance
from seen.unequal
where seen.within(service, locality, team_id, $service, $locality, $team_id)
group by measure_id, dimension
order by measure_id, dimension
