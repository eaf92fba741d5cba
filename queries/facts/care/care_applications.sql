-- One row per child in an application for a care order (section 31) issued.
-- Grain: case_ref, child_id. Source: court_proceedings. Kind: flow. About: children.
select
    c.case_ref || ' / ' || c.child_id as case_id,
    c.child_id as person_id,
    c.issue_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.short_notice,
    c.case_ref as application_id
from extract.court_proceedings as c
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id and a.from_date <= c.issue_date and a.to_date > c.issue_date
where c.application_type = 'CARE_S31' and c.issue_date is not null
