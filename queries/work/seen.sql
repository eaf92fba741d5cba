-- The figures as a reader sees them: only units in the scope of this cursor; no scope, no rows.
-- Grain: as series. Reads: series.
select
    measure_id,
    category,
    level,
    service,
    locality,
    team_id,
    month,
    numerator,
    denominator,
    value,
    cases
from main.series
where coalesce(getvariable('scope_everything'), false)
    or list_contains(
        getvariable('scope_units'),
        case level
            when 'council' then 'council'
            when 'service' then 'service/' || service
            when 'locality' then 'locality/' || service || '/' || locality
            else 'team/' || team_id
        end
    )
