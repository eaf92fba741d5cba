-- One row per domain that an audit looked at, with its judgement on the audit's own scale.
-- Grain: audit_id, domain. Source: audit_domain. Kind: flow. About: audits.
select
    d.audit_id || ' / ' || d.domain as case_id,
    u.child_id as person_id,
    u.audit_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    d.audit_id,
    d.domain,
    case when d.kpq >= 1 and d.kpq <= 10 then cast(d.kpq as integer) end as kpq,
    case
        when g.grade = 1 then 'OUTSTANDING'
        when g.grade = 2 then 'GOOD'
        when g.grade = 3 then 'REQUIRES_IMPROVEMENT'
        when g.grade = 4 then 'INADEQUATE'
        when d.scale >= 6 then 'SIX_OR_MORE'
        when d.scale < 6 then 'UNDER_SIX'
        else 'NOT_JUDGED'
    end as judged
from extract.audit_domain as d
inner join extract.audit as u on u.audit_id = d.audit_id
left join work.audit_grade as g on g.written = d.grade
left join work.team as t on t.team_id = u.team_id
left join work.attribution as a
    on a.person_id = u.child_id and a.from_date <= u.audit_date and a.to_date > u.audit_date
where u.audit_date is not null
