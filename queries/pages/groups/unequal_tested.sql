-- How many groups of children were compared in a unit and below, and how many of them chance alone
-- would call different.
-- Grain: one row. Reads: seen.unequal.
-- needs: aggregates
select
    count(*) as tested,
    coalesce(sum(chance), 0) as by_chance
from seen.unequal
where case
        when $team_id <> '' then team_id = $team_id
        when $locality <> '' then service = $service and locality = $locality
        else $service = '' or service = $service
    end
