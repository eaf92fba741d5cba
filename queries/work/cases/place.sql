-- Where a team stands on any day: the valid row; of two the latest; of none the latest that had
-- begun, and before the first row the earliest.
-- Grain: team_id, from_date; the rows of a team cover every day. Reads: extract.org_team.
create table work.place as
with change as (
    select team_id, valid_from as day from extract.org_team
    union
    select team_id, valid_to as day from extract.org_team where valid_to is not null
    union
    select team_id, date '0001-01-01' as day from extract.org_team
),
span as (
    select
        team_id,
        day as from_date,
        coalesce(lead(day) over (partition by team_id order by day), date '9999-12-31') as to_date
    from change
),
choice as (
    select
        s.team_id,
        s.from_date,
        s.to_date,
        t.team_name,
        t.locality,
        t.service,
        row_number() over (
            partition by s.team_id, s.from_date
            order by
                case
                    when t.valid_from <= s.from_date
                        and (t.valid_to is null or t.valid_to > s.from_date) then 1
                    when t.valid_from <= s.from_date then 2
                    else 3
                end,
                case when t.valid_from <= s.from_date then t.valid_from end desc,
                t.valid_from
        ) as place
    from span as s
    inner join extract.org_team as t on t.team_id = s.team_id
)
select
    team_id,
    from_date,
    to_date,
    coalesce(team_name, team_id) as team_name,
    coalesce(locality, 'Unassigned') as locality,
    coalesce(service, 'Unassigned') as service
from choice
where place = 1
union all
select
    'UNASSIGNED' as team_id,
    date '0001-01-01' as from_date,
    date '9999-12-31' as to_date,
    'Unassigned' as team_name,
    'Unassigned' as locality,
    'Unassigned' as service
