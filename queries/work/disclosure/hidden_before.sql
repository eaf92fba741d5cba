-- The cells that an earlier grid hid in months that had ended by its as-at date: of the tables
-- $protected and $measure of the snapshot before, or of this one, whose grid is still empty.
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
from query_table($protected) as p
inner join query_table($measure) as m on m.measure_id = p.measure_id
where p.mark = 'c' and last_day(p.month) <= m.as_at
