-- What holds every view to its reader. A cursor's variables scope_exact, scope_whole and
-- scope_protected name the units of its reader, as warehouse.gate.scope writes them: chr(31) stands
-- between their parts; scope_sources the evidence that it counts in every unit. The name of a unit
-- stands for it and all below it; 'alone' names it without the units below it. Unset or empty, they
-- let nothing through. No statement of a reader may call these; see warehouse.gate.sql_check. They
-- are written out and not made of each other, since every statement binds them anew.
-- Grain: none; conditions on a row that names a unit.

-- The reader answers for the place of a row: a case, or where a team stands.
create macro scope.holds_place(service, locality, team_id) as
    coalesce(
        list_contains(getvariable('scope_exact'), 'council')
        or list_has_any(getvariable('scope_exact'), [
            'service' || chr(31) || service,
            'locality' || chr(31) || service || chr(31) || locality,
            'team' || chr(31) || team_id
        ]),
        false
    );

-- The reader sees the place of a row through the protected grid.
create macro scope.sees_place(service, locality, team_id) as
    coalesce(
        list_contains(getvariable('scope_protected'), 'council')
        or list_has_any(getvariable('scope_protected'), [
            'service' || chr(31) || service,
            'locality' || chr(31) || service || chr(31) || locality,
            'team' || chr(31) || team_id
        ]),
        false
    );

-- The reader answers for the unit of a row.
create macro scope.holds_unit(level, service, locality, team_id) as
    coalesce(
        list_contains(getvariable('scope_exact'), 'council')
        or list_has_any(getvariable('scope_exact'), [
            case when level <> 'council' then 'service' || chr(31) || service end,
            case
                when level in ('locality', 'team')
                    then 'locality' || chr(31) || service || chr(31) || locality
            end,
            case when level = 'team' then 'team' || chr(31) || team_id end
        ]),
        false
    );

-- The reader reads the whole figures of a row's unit as counted: answers for it, or is let to.
create macro scope.sees_whole(level, service, locality, team_id) as
    scope.holds_unit(level, service, locality, team_id)
    or coalesce(
        list_contains(getvariable('scope_whole'), 'council')
        or list_has_any(getvariable('scope_whole'), [
            case when level <> 'council' then 'service' || chr(31) || service end,
            case
                when level in ('locality', 'team')
                    then 'locality' || chr(31) || service || chr(31) || locality
            end,
            case when level = 'team' then 'team' || chr(31) || team_id end,
            'alone' || chr(31) || case level
                when 'council' then 'council'
                when 'service' then 'service' || chr(31) || service
                when 'locality' then 'locality' || chr(31) || service || chr(31) || locality
                else 'team' || chr(31) || team_id
            end
        ]),
        false
    );

-- The reader counts the evidence of a source in every unit, since its rows may be listed there.
create macro scope.counts_source(source) as
    coalesce(list_contains(getvariable('scope_sources'), source), false);

-- The reader sees the unit of a row through the protected grid, and does not answer for it.
create macro scope.sees_protected(level, service, locality, team_id) as
    coalesce(
        list_contains(getvariable('scope_protected'), 'council')
        or list_has_any(getvariable('scope_protected'), [
            case when level <> 'council' then 'service' || chr(31) || service end,
            case
                when level in ('locality', 'team')
                    then 'locality' || chr(31) || service || chr(31) || locality
            end,
            case when level = 'team' then 'team' || chr(31) || team_id end,
            'alone' || chr(31) || case level
                when 'council' then 'council'
                when 'service' then 'service' || chr(31) || service
                when 'locality' then 'locality' || chr(31) || service || chr(31) || locality
                else 'team' || chr(31) || team_id
            end
        ]),
        false
    )
    and not scope.holds_unit(level, service, locality, team_id);
