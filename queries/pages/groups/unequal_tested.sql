-- How many groups of children were compared in a unit and below, and how many of them chance alone
-- would call different.
-- Grain: one row. Reads: seen.unequal.
-- needs: aggregates
select
    count(*) as tested,
    coalesce(sum(chance), 0) as by_chance
from seen.unequal
where seen.within(service, locality, team_id, $service, $locality, $team_id)
