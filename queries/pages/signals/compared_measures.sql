-- How many measures of one unit and all below it were held against other units of its level in a month.
-- Grain: one row. Reads: seen.compared.
-- needs: aggregates
select coalesce(sum(measures), 0) as measures
from seen.compared
where month = $month
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
