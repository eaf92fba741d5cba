-- The units that have anything to say around a month: where its active teams stand at the month's
-- end, and every service and locality with a figure in the month.
-- Grain: service, locality, team_id. Reads: seen.series, seen.unit.
-- needs: aggregates
with active as (
    select distinct team_id
    from seen.series
    where level = 'team' and month > cast($month as date) - to_months(12) and month <= $month
)
select u.service, u.locality, u.team_id, u.team_name
from seen.unit as u
inner join active as a on a.team_id = u.team_id
where u.from_date <= last_day($month) and u.to_date > last_day($month)
union
select s.service, s.locality, '' as team_id, '' as team_name
from seen.series as s
where s.level = 'locality' and s.month = $month
union
select s.service, '' as locality, '' as team_id, '' as team_name
from seen.series as s
where s.level = 'service' and s.month = $month
order by 1, 2, 3
