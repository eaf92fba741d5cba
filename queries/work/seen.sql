-- Figures or signals as a reader sees them: only units in the scope of this cursor; no scope, no
-- rows. Completed with the table's name.
-- Grain: as {table}. Reads: {table}.
select t.*
from main.{table} as t
where coalesce(getvariable('scope_everything'), false)
    or list_contains(
        getvariable('scope_units'),
        case t.level
            when 'council' then 'council'
            when 'service' then 'service/' || t.service
            when 'locality' then 'locality/' || t.service || '/' || t.locality
            else 'team/' || t.team_id
        end
    )
