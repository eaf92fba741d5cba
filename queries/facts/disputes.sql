-- One row per dispute raised by a reviewing officer or conference chair, by its earliest date;
-- team and child are those of its last row.
-- Grain: dispute_id. Source: dispute. Kind: flow.
with last_row as (
    select dispute_id, team_id, child_id, reason
    from (
        select
            dispute_id,
            team_id,
            child_id,
            reason,
            row_number() over (partition by dispute_id order by file_order desc) as place
        from extract.dispute
    ) as ranked
    where place = 1
),
raised as (
    select dispute_id, min(date_raised) as date_raised
    from extract.dispute
    where date_raised is not null
    group by dispute_id
)
select
    r.dispute_id as case_id,
    l.child_id as person_id,
    r.date_raised as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    l.reason
from raised as r
inner join last_row as l on l.dispute_id = r.dispute_id
left join work.team as t on t.team_id = l.team_id
left join work.attribution as a
    on a.person_id = l.child_id and a.from_date <= r.date_raised and a.to_date > r.date_raised
