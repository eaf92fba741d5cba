-- Where every team stands at a month's end, whether or not it has anything to say.
-- Grain: team_id. Reads: unit.
select service, locality, team_id, team_name
from main.unit
where from_date <= last_day($month) and to_date > last_day($month)
    and (
        coalesce(getvariable('scope_everything'), false)
        or list_has_any(
            getvariable('scope_units'),
            [
                'council',
                'service/' || service,
                'locality/' || service || '/' || locality,
                'team/' || team_id
            ]
        )
    )
order by service, locality, team_id
