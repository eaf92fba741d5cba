-- One row per audit, judged or not: the first judgement, the moderated one, and the one that
-- stands, each on the audit's own scale. Free text stays behind.
-- Grain: audit_id. Source: audit. Kind: flow. About: audits.
with judged as (
    select
        u.audit_id,
        u.child_id,
        u.audit_date,
        u.team_id,
        u.audit_type,
        u.auditor_role,
        u.cohort,
        u.scale,
        coalesce(u.moderated, false) as moderated,
        coalesce(u.immediate_concern, false) as immediate_concern,
        u.practitioner_present,
        u.family_feedback_sought,
        case
            when u.scale = 'OFSTED4' then cast(f.grade as double)
            when u.scale = 'SCALE10' then u.overall_scale
        end as first_judgement,
        case
            when not coalesce(u.moderated, false) then null
            when u.scale = 'OFSTED4' then cast(m.grade as double)
            when u.scale = 'SCALE10' then u.moderated_scale
        end as moderated_judgement
    from extract.audit as u
    left join work.audit_grade as f on f.written = u.overall_grade
    left join work.audit_grade as m on m.written = u.moderated_grade
    where u.audit_date is not null
),
standing as (
    select
        j.audit_id,
        coalesce(j.moderated_judgement, j.first_judgement) as judgement
    from judged as j
)
select
    j.audit_id as case_id,
    j.child_id as person_id,
    j.audit_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    j.audit_type,
    j.auditor_role,
    j.cohort,
    j.scale,
    j.first_judgement,
    j.moderated_judgement,
    case
        when j.scale = 'OFSTED4' and s.judgement = 1 then 'OUTSTANDING'
        when j.scale = 'OFSTED4' and s.judgement = 2 then 'GOOD'
        when j.scale = 'OFSTED4' and s.judgement = 3 then 'REQUIRES_IMPROVEMENT'
        when j.scale = 'OFSTED4' and s.judgement = 4 then 'INADEQUATE'
        when j.scale = 'SCALE10' and s.judgement >= 6 then 'SIX_OR_MORE'
        when j.scale = 'SCALE10' and s.judgement < 6 then 'UNDER_SIX'
        else 'NOT_JUDGED'
    end as judged,
    case
        when not j.moderated then 'NOT_MODERATED'
        when j.moderated_judgement is null then 'NO_NEW_JUDGEMENT'
        when j.moderated_judgement = j.first_judgement then 'AGREED'
        when (j.moderated_judgement < j.first_judgement) = (j.scale = 'OFSTED4') then 'RAISED'
        when j.first_judgement is not null then 'LOWERED'
        else 'NO_NEW_JUDGEMENT'
    end as moderation,
    j.immediate_concern,
    j.practitioner_present,
    j.family_feedback_sought
from judged as j
inner join standing as s on s.audit_id = j.audit_id
left join work.team as t on t.team_id = j.team_id
left join work.attribution as a
    on a.person_id = j.child_id and a.from_date <= j.audit_date and a.to_date > j.audit_date
