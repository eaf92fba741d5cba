-- One row per domain of an audit and question it speaks to; a row without kpq speaks to none, and
-- an audit without domains is one such row.
-- good: grade 1 or 2, or scale 6 or more, on the audit's own scale (the other one where its own is
-- empty), null where not judged; bad: the audit found an immediate concern.
-- Grain: audit_id, domain, kpq. Source: audit. Kind: flow. About: audits.
with judged as (
    select
        a.audit_id,
        d.domain,
        d.kpq,
        d.scale as points,
        a.child_id,
        a.audit_date,
        a.team_id,
        a.audit_type,
        a.scale,
        a.immediate_concern,
        d.grade = 'NA' as left_out,
        case
            when d.grade = '1' or d.grade like '1 %' or d.grade = 'OUTSTANDING' then 1
            when d.grade = '2' or d.grade like '2 %' or d.grade = 'GOOD' then 2
            when d.grade = '3' or d.grade like '3 %' or d.grade like 'REQUIRES%' then 3
            when d.grade = '4' or d.grade like '4 %' or d.grade = 'INADEQUATE' then 4
        end as grade
    from extract.audit as a
    left join extract.audit_domain as d on d.audit_id = a.audit_id
    where a.audit_date is not null
),
own as (
    select
        audit_id,
        domain,
        kpq,
        child_id,
        audit_date,
        team_id,
        audit_type,
        scale,
        immediate_concern,
        case
            when left_out and coalesce(scale, '') <> 'SCALE10' then null
            when scale = 'SCALE10' and points is not null then null
            else grade
        end as grade,
        case
            when left_out and coalesce(scale, '') <> 'SCALE10' then null
            when coalesce(scale, '') <> 'SCALE10' and grade is not null then null
            else points
        end as points
    from judged
)
select
    o.audit_id || coalesce(' / ' || o.domain, '') as case_id,
    o.child_id as person_id,
    o.audit_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    o.audit_id as item_id,
    case
        when o.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(o.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    case when o.grade <= 2 or o.points >= 6 then 1 when coalesce(o.grade, o.points) >= 0 then 0 end
        as good,
    case when o.immediate_concern then 1 else 0 end as bad,
    o.domain,
    o.grade,
    o.points,
    o.audit_type,
    o.scale
from own as o
left join work.codebook as b
    on b.list = 'AUDIT_DOMAIN'
    and b.code = o.domain
    and (o.kpq is null or o.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
left join work.team as t on t.team_id = o.team_id
left join work.attribution as a
    on a.person_id = o.child_id and a.from_date <= o.audit_date and a.to_date > o.audit_date
