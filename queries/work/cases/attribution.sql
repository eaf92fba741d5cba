-- Which team and worker hold a child on any day: the open involvement with the latest start, then the
-- highest id as text; its team may be null, and then no older one speaks for it.
-- Grain: person_id, from_date. A day outside every row has no involvement. Reads: work.involvement.
create table work.attribution as
with change as (
    select person_id, start_date as day from work.involvement
    union
    select person_id, end_date as day from work.involvement
),
span as (
    select
        person_id,
        day as from_date,
        lead(day) over (partition by person_id order by day) as to_date
    from change
),
choice as (
    select
        s.person_id,
        s.from_date,
        s.to_date,
        i.team_id,
        i.involvement_id,
        i.professional_id,
        row_number() over (
            partition by s.person_id, s.from_date
            order by i.start_date desc, i.involvement_id desc
        ) as place
    from span as s
    inner join work.involvement as i
        on i.person_id = s.person_id
        and i.start_date <= s.from_date
        and i.end_date > s.from_date
    where s.to_date is not null
)
select person_id, from_date, to_date, team_id, involvement_id, professional_id
from choice
where place = 1
