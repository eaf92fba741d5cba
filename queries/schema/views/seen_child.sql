-- Who the children are who have a case in the reader's units.
-- Grain: person_id. Reads: child, child_place.
create view seen.child as
select c.*
from main.child as c
where coalesce(list_contains(getvariable('scope_exact'), 'council'), false)
    or exists (
        select 1
        from main.child_place as t
        where t.person_id = c.person_id
            and scope.holds_place(t.service, t.locality, t.team_id)
    )
