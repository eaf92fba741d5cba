-- Figures as a reader sees them: as counted where the reader answers for the unit, and whole ones
-- also where the reader may read these; else from the protected grid, in which `c` marks what is
-- hidden; no scope, no rows. What stands on few people is the grid's for all who do not answer.
-- Grain: as series. Reads: series, few_people, protected.
create view seen.series as
select t.*, '' as mark
from main.series as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
    or (
        t.category = ''
        and scope.sees_whole(t.level, t.service, t.locality, t.team_id)
        and not exists (
            select 1
            from main.few_people as f
            where f.measure_id = t.measure_id
                and f.month = t.month
                and f.level = t.level
                and f.team_id = t.team_id
                and (t.level = 'team' or (f.service = t.service and f.locality = t.locality))
        )
    )
union all by name
select t.* exclude (few), cast(null as bigint) as cases
from main.protected as t
where scope.sees_protected(t.level, t.service, t.locality, t.team_id)
    and (
        t.category <> ''
        or t.few
        or not scope.sees_whole(t.level, t.service, t.locality, t.team_id)
    )
