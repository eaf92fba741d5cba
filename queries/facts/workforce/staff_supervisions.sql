-- One row per supervision of a member of staff that fell due. person_id is the member of staff.
-- Grain: supervision_id. Source: staff_supervision. Kind: flow. About: staff.
select
    s.supervision_id as case_id,
    s.staff_id as person_id,
    s.due_date as on_date,
    t.team_id,
    s.held_date,
    s.type as supervision_type,
    coalesce(s.held_date <= s.due_date, false) as held_on_time
from extract.staff_supervision as s
left join work.team as t on t.team_id = s.team_id
where s.due_date is not null
