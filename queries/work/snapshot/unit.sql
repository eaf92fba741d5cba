-- Every unit that any figure or team row names, with its name and where it stood in each month.
-- Grain: service, locality, team_id, from_date. Reads: work.place.
create table unit as
select service, locality, team_id, team_name, from_date, to_date
from work.place
