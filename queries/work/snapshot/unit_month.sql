-- Every unit that speaks for a complete month: one with a row of org_team that is valid on some day
-- of it, and UNASSIGNED always. A team stands where it stands at the month's end.
-- Grain: level, service, locality, team_id, month; place numbers them in the order of pages.
-- Reads: extract.org_team, work.place, work.complete_month.
create table work.unit_month as
with valid as (
    select
        m.month,
        t.team_id,
        coalesce(t.service, 'Unassigned') as service,
        coalesce(t.locality, 'Unassigned') as locality
    from work.complete_month as m
    inner join extract.org_team as t
        on t.valid_from <= last_day(m.month)
        and (t.valid_to is null or (t.valid_to > m.month and t.valid_to > t.valid_from))
    union
    select month, 'UNASSIGNED' as team_id, 'Unassigned' as service, 'Unassigned' as locality
    from work.complete_month
),
unit as (
    select 'council' as level, '' as service, '' as locality, '' as team_id, month
    from work.complete_month
    union
    select 'service' as level, service, '' as locality, '' as team_id, month
    from valid
    union
    select 'locality' as level, service, locality, '' as team_id, month
    from valid
    union
    select 'team' as level, p.service, p.locality, v.team_id, v.month
    from valid as v
    inner join work.place as p
        on p.team_id = v.team_id
        and p.from_date <= last_day(v.month)
        and p.to_date > last_day(v.month)
)
select
    cast(row_number() over (order by level, service, locality, team_id, month) - 1 as integer)
        as place,
    level,
    service,
    locality,
    team_id,
    month
from unit
order by place
