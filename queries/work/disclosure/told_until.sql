-- The first month in which the protected grid no longer tells every series of a unit that is judged;
-- far off where it tells all of them.
-- Grain: level, service, locality, team_id; of a team only its id. Reads: signal, protected_until.
create table told_until as
with judged as (
    select distinct
        measure_id,
        level,
        case when level = 'team' then '' else service end as service,
        case when level = 'team' then '' else locality end as locality,
        team_id
    from signal
)
select
    j.level,
    j.service,
    j.locality,
    j.team_id,
    min(coalesce(u.until, date '0001-01-01')) as until
from judged as j
left join protected_until as u
    on u.measure_id = j.measure_id
    and u.level = j.level
    and u.service = j.service
    and u.locality = j.locality
    and u.team_id = j.team_id
group by j.level, j.service, j.locality, j.team_id
order by all
