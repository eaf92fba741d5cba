-- Signals as a reader sees them: all where the reader answers for the unit; else those that stand on
-- shown figures alone, up to the first month that the protected grid hides of the series.
-- Grain: as signal. Reads: signal, protected_until.
create view seen.signal as
select t.*
from main.signal as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
union all by name
select t.*
from main.signal as t
semi join main.protected_until as u
    on u.measure_id = t.measure_id and u.level = t.level and u.team_id = t.team_id
    and (t.level = 'team' or (u.service = t.service and u.locality = t.locality))
    and u.until > t.month
where scope.sees_protected(t.level, t.service, t.locality, t.team_id)
