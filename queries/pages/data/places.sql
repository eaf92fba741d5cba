-- Where every team stands at a month's end, whether or not it has anything to say.
-- Grain: team_id. Reads: seen.unit.
-- needs: aggregates
select service, locality, team_id, team_name
from seen.unit
where from_date <= last_day($month) and to_date > last_day($month)
order by service, locality, team_id
