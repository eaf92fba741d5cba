-- One row per child in care proceedings (section 31) concluded.
-- Grain: case_ref, child_id. Source: court_proceedings. Kind: flow. About: children.
select
    c.case_ref || ' / ' || c.child_id as case_id,
    c.child_id as person_id,
    c.final_order_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.issue_date,
    c.final_order_date - c.issue_date as days
from extract.court_proceedings as c
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id
    and a.from_date <= c.final_order_date
    and a.to_date > c.final_order_date
where c.application_type = 'CARE_S31' and c.final_order_date is not null
