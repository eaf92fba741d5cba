-- The statements of one $source that stand on few people, by the units that few_cell names.
-- Grain: kpq, level, service, locality, team_id, month. Reads: few_cell, work.unit_month.
insert into few_statement by name
select distinct f.kpq, u.level, u.service, u.locality, u.team_id, u.month, $source as source
from few_cell as f
inner join work.unit_month as u
    on u.level = f.level
    and u.month = f.month
    and u.team_id = f.team_id
    and (u.level = 'team' or (u.service = f.service and u.locality = f.locality))
where f.kpq > 0
order by all
