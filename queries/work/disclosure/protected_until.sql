-- The first month that the protected grid hides of each series; far off where it hides none.
-- Grain: measure_id, level, service, locality, team_id; of a team only its id. Reads: protected.
create table protected_until as
select
    measure_id,
    level,
    case when level = 'team' then '' else service end as service,
    case when level = 'team' then '' else locality end as locality,
    team_id,
    coalesce(min(month) filter (where mark = 'c'), date '9999-12-01') as until
from protected
where category = ''
group by all
order by all
