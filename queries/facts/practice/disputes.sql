-- One row per dispute raised by a reviewing officer or conference chair, by its earliest date.
-- Grain: dispute_id. Source: dispute. Kind: flow. About: complaints.
select
    d.dispute_id as case_id,
    d.child_id as person_id,
    d.date_raised as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    d.reason
from work.dispute as d
left join work.team as t on t.team_id = d.team_id
left join work.attribution as a
    on a.person_id = d.child_id and a.from_date <= d.date_raised and a.to_date > d.date_raised
where d.date_raised is not null
