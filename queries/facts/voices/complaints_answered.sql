-- One row per complaint and stage answered.
-- Grain: complaint_id, stage. Source: complaint. Kind: flow. About: complaints.
select
    c.complaint_id || ' / ' || c.stage as case_id,
    c.child_id as person_id,
    c.date_responded as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.stage,
    c.category,
    c.finding,
    coalesce(c.extension_agreed, false) as extension_agreed,
    case when c.date_responded >= c.date_received then day_end.n - day_start.n end as working_days
from extract.complaint as c
left join work.calendar as day_start on day_start.day = c.date_received
left join work.calendar as day_end on day_end.day = c.date_responded
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id
    and a.from_date <= c.date_responded
    and a.to_date > c.date_responded
where c.date_responded is not null
