-- The teams that the council has named.
-- Grain: team_id. Reads: extract.org_team.
create table work.team as
select distinct team_id
from extract.org_team
