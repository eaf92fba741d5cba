-- The cells that an earlier grid hid in months that had ended by its as-at date. Completed with the
-- database that has it.
-- Grain: measure_id, category, level, service, locality, team_id, month. Reads: protected.
select
    p.measure_id,
    p.category,
    p.level,
    p.service,
    p.locality,
    p.team_id,
    p.month,
    p.denominator
from {database}.protected as p
inner join {database}.meta.measure as m on m.measure_id = p.measure_id
where p.mark = 'c' and last_day(p.month) <= m.as_at
