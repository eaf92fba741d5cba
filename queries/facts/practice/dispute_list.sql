-- One row per dispute, by its earliest date: how far it went, whether it is settled, and its age.
-- Grain: dispute_id. Source: dispute. Kind: flow. About: complaints.
with reached as (
    select
        dispute_id,
        max(
            case
                when stage = 'INFORMAL' then 1
                when stage = 'STAGE1_TEAM_MANAGER' then 2
                when stage = 'STAGE2_OPERATIONS_MANAGER' then 3
                when stage = 'STAGE3_STRATEGIC_MANAGER' then 4
                when stage = 'STAGE4_HEAD_OF_SERVICE' then 5
                when stage = 'STAGE5_DIRECTOR' then 6
                when stage = 'CAFCASS' then 7
                else 0
            end
        ) as step,
        max(raised_by) as raised_by
    from extract.dispute
    group by dispute_id
),
aged as (
    select
        d.dispute_id,
        d.child_id,
        d.team_id,
        d.reason,
        d.date_raised,
        d.date_resolved,
        r.step,
        r.raised_by,
        case
            when coalesce(d.date_resolved, k.as_at) >= d.date_raised then day_end.n - day_start.n
        end as working_days
    from work.dispute as d
    cross join work.clock as k
    inner join reached as r on r.dispute_id = d.dispute_id
    left join work.calendar as day_start on day_start.day = d.date_raised
    left join work.calendar as day_end on day_end.day = coalesce(d.date_resolved, k.as_at)
    where d.date_raised is not null
)
select
    d.dispute_id as case_id,
    d.child_id as person_id,
    d.date_raised as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    d.raised_by,
    d.reason,
    case d.step
        when 1 then 'INFORMAL'
        when 2 then 'STAGE1_TEAM_MANAGER'
        when 3 then 'STAGE2_OPERATIONS_MANAGER'
        when 4 then 'STAGE3_STRATEGIC_MANAGER'
        when 5 then 'STAGE4_HEAD_OF_SERVICE'
        when 6 then 'STAGE5_DIRECTOR'
        when 7 then 'CAFCASS'
        else 'NOT_RECORDED'
    end as stage,
    d.date_resolved,
    d.working_days,
    case
        when d.date_resolved is not null and d.working_days <= 20 then 'SETTLED_IN_20'
        when d.date_resolved is not null then 'SETTLED_LATER'
        when d.working_days <= 20 then 'OPEN_UP_TO_20'
        else 'OPEN_LONGER'
    end as age
from aged as d
left join work.team as t on t.team_id = d.team_id
left join work.attribution as a
    on a.person_id = d.child_id and a.from_date <= d.date_raised and a.to_date > d.date_raised
