-- One row per dispute, whatever its stages, and question it speaks to: at its earliest date, with
-- the reason, team and child of its last row. Good practice is no dispute: size 0, good 1.
-- Grain: dispute_id, kpq. Source: dispute. Kind: flow. About: complaints.
select
    d.dispute_id as case_id,
    d.child_id as person_id,
    d.date_raised as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    d.dispute_id as item_id,
    b.kpq,
    case d.reason when 'GOOD_PRACTICE' then 0 else 1 end as size,
    case d.reason when 'GOOD_PRACTICE' then 1 else 0 end as good,
    0 as bad,
    d.reason
from work.dispute as d
left join work.codebook as b on b.list = 'DISPUTE_REASON' and b.code = d.reason
left join work.team as t on t.team_id = d.team_id
left join work.attribution as a
    on a.person_id = d.child_id and a.from_date <= d.date_raised and a.to_date > d.date_raised
where d.date_raised is not null
