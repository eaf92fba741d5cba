-- Where every team stood, and from when until when.
-- Grain: team_id, from_date. Reads: seen.unit.
-- needs: aggregates
select service, locality, team_id, from_date, to_date
from seen.unit
order by team_id, from_date
