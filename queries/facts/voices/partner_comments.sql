-- One row per comment of a partner agency. Without a team of its own it belongs to its audit's.
-- Grain: partner_feedback_id. Source: partner_feedback. Kind: flow. About: audits. Child: none.
select
    p.partner_feedback_id as case_id,
    cast(null as varchar) as person_id,
    p.date as on_date,
    coalesce(t.team_id, b.team_id, a.team_id) as team_id,
    p.agency,
    p.source,
    p.theme,
    case when p.kpq >= 1 and p.kpq <= 10 then cast(p.kpq as integer) end as kpq,
    p.sentiment,
    p.audit_id
from extract.partner_feedback as p
left join work.team as t on t.team_id = p.team_id
left join extract.audit as u on u.audit_id = p.audit_id
left join work.team as b on b.team_id = u.team_id
left join work.attribution as a
    on a.person_id = u.child_id and a.from_date <= u.audit_date and a.to_date > u.audit_date
where p.date is not null
