-- What holds every view to its reader. A cursor's variables scope_exact and scope_protected name the
-- units of its reader, as warehouse.gate.scope writes them: chr(31) stands between their parts. The
-- name of a unit stands for it and all below it. No statement of a reader may call these; see
-- warehouse.gate.sql_check.
-- Grain: none; conditions on a row that names a unit.

-- One of the names is held, or the council. Unset or empty, it lets nothing through.
create macro scope.holds(held, names) as
    coalesce(list_contains(held, 'council') or list_has_any(held, names), false);

create macro scope.service_name(service) as 'service' || chr(31) || service;

create macro scope.locality_name(service, locality) as
    'locality' || chr(31) || service || chr(31) || locality;

create macro scope.team_name(team_id) as 'team' || chr(31) || team_id;

-- The names that open a row with service, locality and team_id: a case, or a team's place.
create macro scope.around_place(service, locality, team_id) as [
    scope.service_name(service),
    scope.locality_name(service, locality),
    scope.team_name(team_id)
];

-- The names that open a row with a level.
create macro scope.around_unit(level, service, locality, team_id) as [
    case when level <> 'council' then scope.service_name(service) end,
    case when level in ('locality', 'team') then scope.locality_name(service, locality) end,
    case when level = 'team' then scope.team_name(team_id) end
];

-- The name of a unit without the units below it.
create macro scope.alone(level, service, locality, team_id) as
    'alone' || chr(31) || case level
        when 'council' then 'council'
        when 'service' then scope.service_name(service)
        when 'locality' then scope.locality_name(service, locality)
        else scope.team_name(team_id)
    end;

-- The reader answers for the place of a row.
create macro scope.holds_place(service, locality, team_id) as
    scope.holds(getvariable('scope_exact'), scope.around_place(service, locality, team_id));

-- The reader sees the place of a row through the protected grid.
create macro scope.sees_place(service, locality, team_id) as
    scope.holds(getvariable('scope_protected'), scope.around_place(service, locality, team_id));

-- The reader answers for the unit of a row.
create macro scope.holds_unit(level, service, locality, team_id) as
    scope.holds(getvariable('scope_exact'), scope.around_unit(level, service, locality, team_id));

-- The reader sees the unit of a row through the protected grid only.
create macro scope.sees_protected(level, service, locality, team_id) as
    scope.holds(
        getvariable('scope_protected'),
        list_append(
            scope.around_unit(level, service, locality, team_id),
            scope.alone(level, service, locality, team_id)
        )
    )
    and not scope.holds_unit(level, service, locality, team_id);
