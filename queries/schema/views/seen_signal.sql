-- Signals as a reader sees them: all where the reader reads whole figures, but for those that stand
-- on few people and are others'; else those of a unit and month in which the protected grid tells
-- every series of the unit that is judged, so that what is shown never tells another story than all
-- of it.
-- Grain: as signal. Reads: signal, few_people, told_until.
create view seen.signal as
select t.*
from main.signal as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
    or (
        scope.sees_whole(t.level, t.service, t.locality, t.team_id)
        and not exists (
            select 1
            from main.few_people as f
            where f.measure_id = t.measure_id
                and f.month <= t.month
                and f.level = t.level
                and f.team_id = t.team_id
                and (t.level = 'team' or (f.service = t.service and f.locality = t.locality))
        )
    )
union all by name
select t.*
from main.signal as t
semi join main.told_until as u
    on u.level = t.level and u.team_id = t.team_id
    and (t.level = 'team' or (u.service = t.service and u.locality = t.locality))
    and u.until > t.month
where scope.sees_protected(t.level, t.service, t.locality, t.team_id)
    and not scope.sees_whole(t.level, t.service, t.locality, t.team_id)
