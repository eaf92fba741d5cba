-- One row per dispute resolved that went past the informal stage, by its latest resolution;
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
resolved as (
    select
        dispute_id,
        min(date_raised) as date_raised,
        max(date_resolved) as date_resolved
    from extract.dispute
    group by dispute_id
    having max(date_resolved) is not null
        and max(case when stage <> 'INFORMAL' then 1 else 0 end) = 1
)
select
    r.dispute_id as case_id,
    l.child_id as person_id,
    r.date_resolved as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    l.reason,
    case when r.date_resolved >= r.date_raised then day_end.n - day_start.n end as working_days
from resolved as r
inner join last_row as l on l.dispute_id = r.dispute_id
left join work.calendar as day_start on day_start.day = r.date_raised
left join work.calendar as day_end on day_end.day = r.date_resolved
left join work.team as t on t.team_id = l.team_id
left join work.attribution as a
    on a.person_id = l.child_id and a.from_date <= r.date_resolved and a.to_date > r.date_resolved
