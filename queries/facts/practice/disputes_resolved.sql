-- One row per dispute resolved that went past the informal stage, by its latest resolution.
-- Grain: dispute_id. Source: dispute. Kind: flow. About: complaints.
select
    d.dispute_id as case_id,
    d.child_id as person_id,
    d.date_resolved as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    d.reason,
    case when d.date_resolved >= d.date_raised then day_end.n - day_start.n end as working_days
from work.dispute as d
left join work.calendar as day_start on day_start.day = d.date_raised
left join work.calendar as day_end on day_end.day = d.date_resolved
left join work.team as t on t.team_id = d.team_id
left join work.attribution as a
    on a.person_id = d.child_id and a.from_date <= d.date_resolved and a.to_date > d.date_resolved
where d.date_resolved is not null and d.past_informal
