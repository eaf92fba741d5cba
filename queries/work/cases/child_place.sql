-- Every unit that any case of a child has stood in, of the tables of $facts.
-- Grain: person_id, service, locality, team_id. Reads: the facts, child.
create table child_place as
select distinct f.person_id, f.service, f.locality, f.team_id
from query_table($facts, true) as f
semi join child as c on c.person_id = f.person_id
