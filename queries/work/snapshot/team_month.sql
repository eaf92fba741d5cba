-- What each team was there to be asked about in each month: social workers in post, and whether it
-- holds children at the month's end; with the place where it stands then.
-- Grain: team_id, month. Reads: extract.workforce, fact.children_in_need, fact.children_in_care,
-- work.team, work.place, work.complete_month.
create table work.team_month as
with worker as (
    select t.team_id, cast(date_trunc('month', w.period_month) as date) as month,
        count(distinct w.staff_id) as workers
    from extract.workforce as w
    inner join work.team as t on t.team_id = w.team_id
    where w.role in ('SOCIAL_WORKER', 'SENIOR_PRACTITIONER', 'ASYE', 'AGENCY_SW')
        and (w.end_date is null or w.end_date > last_day(w.period_month))
    group by t.team_id, date_trunc('month', w.period_month)
),
holder as (
    select team_id, month from fact.children_in_need
    union
    select team_id, month from fact.children_in_care
),
known as (
    select team_id, month from worker
    union
    select team_id, month from holder where team_id <> 'UNASSIGNED'
)
select
    k.team_id,
    k.month,
    p.service,
    p.locality,
    coalesce(w.workers, 0) as workers,
    case when h.team_id is null then 0 else 1 end as holds
from known as k
inner join work.complete_month as m on m.month = k.month
inner join work.place as p
    on p.team_id = k.team_id
    and p.from_date <= last_day(k.month)
    and p.to_date > last_day(k.month)
left join worker as w on w.team_id = k.team_id and w.month = k.month
left join holder as h on h.team_id = k.team_id and h.month = k.month
