-- One row per action of the improvement plan. What it says stays behind.
-- Grain: action_id. Source: action. Kind: flow. About: audits. Child: none.
select
    x.action_id as case_id,
    cast(null as varchar) as person_id,
    x.raised_date as on_date,
    t.team_id,
    x.source_type,
    case when x.kpq >= 1 and x.kpq <= 10 then cast(x.kpq as integer) end as kpq,
    x.owner_role,
    x.due_date,
    x.closed_date,
    case
        when x.status = 'CANCELLED' then 'CANCELLED'
        when x.closed_date is not null or x.status = 'DONE' then 'DONE'
        when x.due_date < k.as_at then 'OVERDUE'
        else 'OPEN'
    end as status
from extract.action as x
cross join work.clock as k
left join work.team as t on t.team_id = x.team_id
where x.raised_date is not null
