-- One row per row of family feedback and question it speaks to, each with its own date and team.
-- good: positive, bad: negative, neither: mixed; null where neutral or without a sentiment.
-- Grain: feedback_id, theme, kpq. Source: feedback. Kind: flow. About: children.
select
    f.feedback_id || coalesce(' / ' || f.theme, '') as case_id,
    f.child_id as person_id,
    f.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    f.feedback_id as item_id,
    case
        when f.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(f.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    case f.sentiment when 'POSITIVE' then 1 when 'MIXED' then 0 when 'NEGATIVE' then 0 end as good,
    case f.sentiment when 'NEGATIVE' then 1 else 0 end as bad,
    coalesce(f.theme, k.theme) as theme,
    f.sentiment,
    f.source_group
from extract.feedback as f
left join work.accepted_theme as k
    on k.table_name = 'feedback' and k.row_id = f.feedback_id and f.theme is null
left join work.codebook as b
    on b.list = 'FEEDBACK_THEME'
    and b.code = coalesce(f.theme, k.theme)
    and (f.kpq is null or f.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
left join work.team as t on t.team_id = f.team_id
left join work.attribution as a
    on a.person_id = f.child_id and a.from_date <= f.date_received and a.to_date > f.date_received
where f.date_received is not null
