-- One row per item of partner feedback and question it speaks to; without a team it goes to that of
-- its audit. good: positive, bad: negative; null where mixed or without a sentiment.
-- Grain: partner_feedback_id, kpq. Source: partner_feedback. Kind: flow.
-- About: audits. Child: none.
with audited as (
    select d.audit_id, coalesce(t.team_id, a.team_id) as team_id
    from extract.audit as d
    left join work.team as t on t.team_id = d.team_id
    left join work.attribution as a
        on a.person_id = d.child_id and a.from_date <= d.audit_date and a.to_date > d.audit_date
)
select
    p.partner_feedback_id as case_id,
    cast(null as varchar) as person_id,
    p.date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    p.partner_feedback_id as item_id,
    case
        when p.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(p.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    case p.sentiment when 'POSITIVE' then 1 when 'NEGATIVE' then 0 end as good,
    case p.sentiment when 'NEGATIVE' then 1 else 0 end as bad,
    p.agency,
    coalesce(p.theme, k.theme) as theme,
    p.sentiment
from extract.partner_feedback as p
left join work.accepted_theme as k
    on k.table_name = 'partner_feedback' and k.row_id = p.partner_feedback_id and p.theme is null
left join work.codebook as b
    on b.list = 'PARTNER_THEME'
    and b.code = coalesce(p.theme, k.theme)
    and (p.kpq is null or p.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
left join work.team as t on t.team_id = p.team_id
left join audited as a on a.audit_id = p.audit_id
where p.date is not null
