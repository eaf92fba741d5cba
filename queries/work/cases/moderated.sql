-- Audits whose first overall judgement was moderated on the same scale, with both judgements.
-- Grain: case_id (an audit). Reads: extract.audit, work.team, work.attribution, work.place.
create table moderated as
with judged as (
    select
        a.audit_id,
        a.child_id,
        a.audit_date,
        a.team_id,
        coalesce(a.auditor_role, 'NOT_KNOWN') as auditor_role,
        a.scale,
        case
            when a.scale = 'SCALE10' then a.overall_scale
            when a.overall_grade = '1' or a.overall_grade like '1 %' or a.overall_grade = 'OUTSTANDING' then 1
            when a.overall_grade = '2' or a.overall_grade like '2 %' or a.overall_grade = 'GOOD' then 2
            when a.overall_grade = '3' or a.overall_grade like '3 %' or a.overall_grade like 'REQUIRES%' then 3
            when a.overall_grade = '4' or a.overall_grade like '4 %' or a.overall_grade = 'INADEQUATE' then 4
        end as first_judgement,
        case
            when a.scale = 'SCALE10' then a.moderated_scale
            when a.moderated_grade = '1' or a.moderated_grade like '1 %' or a.moderated_grade = 'OUTSTANDING' then 1
            when a.moderated_grade = '2' or a.moderated_grade like '2 %' or a.moderated_grade = 'GOOD' then 2
            when a.moderated_grade = '3' or a.moderated_grade like '3 %' or a.moderated_grade like 'REQUIRES%' then 3
            when a.moderated_grade = '4' or a.moderated_grade like '4 %' or a.moderated_grade = 'INADEQUATE' then 4
        end as moderated_judgement
    from extract.audit as a
    where a.moderated and a.audit_date is not null and a.scale in ('OFSTED4', 'SCALE10')
)
select
    j.audit_id as case_id,
    p.service,
    p.locality,
    p.team_id,
    cast(date_trunc('month', j.audit_date) as date) as month,
    j.auditor_role,
    j.scale,
    cast(j.first_judgement as double) as first_judgement,
    cast(j.moderated_judgement as double) as moderated_judgement
from judged as j
left join work.team as t on t.team_id = j.team_id
left join work.attribution as a
    on a.person_id = j.child_id and a.from_date <= j.audit_date and a.to_date > j.audit_date
inner join work.place as p
    on p.team_id = coalesce(t.team_id, a.team_id, 'UNASSIGNED')
    and p.from_date <= j.audit_date
    and p.to_date > j.audit_date
where j.first_judgement is not null and j.moderated_judgement is not null
