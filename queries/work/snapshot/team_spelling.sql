-- How a team may be written where it is not by its id, letter for letter: its id, else an alias, else
-- its name, without case and outer spaces. What may mean two teams means none.
-- Grain: written. Reads: extract.org_team.
create table work.team_spelling as
with spelled as (
    select team_id, team_id as written, 1 as place
    from extract.org_team
    union
    select team_id, unnest(string_split(team_name_aliases, '|')) as written, 2 as place
    from extract.org_team
    where team_name_aliases is not null
    union
    select team_id, team_name as written, 3 as place
    from extract.org_team
    where team_name is not null
),
plain as (
    select distinct team_id, lower(trim(written)) as written, place
    from spelled
    where trim(written) <> ''
),
first_place as (
    select written, min(place) as place
    from plain
    group by written
)
select p.written, min(p.team_id) as team_id
from plain as p
inner join first_place as f on f.written = p.written and f.place = p.place
group by p.written
having count(distinct p.team_id) = 1
