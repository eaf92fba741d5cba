-- One row per complaint and stage received.
-- Grain: complaint_id, stage. Source: complaint. Kind: flow. About: complaints.
select
    c.complaint_id || ' / ' || c.stage as case_id,
    c.child_id as person_id,
    c.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.stage,
    c.category
from extract.complaint as c
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id and a.from_date <= c.date_received and a.to_date > c.date_received
where c.date_received is not null
