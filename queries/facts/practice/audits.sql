-- One row per audit with a judgement on its own scale; a moderated judgement stands first.
-- Grain: audit_id. Source: audit. Kind: flow. About: audits.
with judged as (
    select
        audit_id,
        child_id,
        audit_date,
        team_id,
        scale,
        case
            when scale = 'OFSTED4' and moderated and moderated_grade is not null
                then moderated_grade
            when scale = 'OFSTED4' then overall_grade
        end as grade_text,
        case
            when scale = 'SCALE10' and moderated and moderated_scale is not null
                then moderated_scale
            when scale = 'SCALE10' then overall_scale
        end as scale_score
    from extract.audit
    where audit_date is not null
),
graded as (
    select
        audit_id,
        child_id,
        audit_date,
        team_id,
        scale,
        scale_score,
        case
            when grade_text = '1' or grade_text like '1 %' or grade_text = 'OUTSTANDING' then 1
            when grade_text = '2' or grade_text like '2 %' or grade_text = 'GOOD' then 2
            when grade_text = '3' or grade_text like '3 %' or grade_text like 'REQUIRES%' then 3
            when grade_text = '4' or grade_text like '4 %' or grade_text = 'INADEQUATE' then 4
        end as grade
    from judged
)
select
    g.audit_id as case_id,
    g.child_id as person_id,
    g.audit_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    g.scale,
    g.grade,
    g.scale_score,
    coalesce(g.grade <= 2, g.scale_score >= 6) as good_or_better
from graded as g
left join work.team as t on t.team_id = g.team_id
left join work.attribution as a
    on a.person_id = g.child_id and a.from_date <= g.audit_date and a.to_date > g.audit_date
where g.grade is not null or g.scale_score is not null
