-- One row per theme of an item of feedback, neutral ones too, each with its own row's team. What
-- was said stays behind; what was done about it is kept.
-- Grain: feedback_id, theme. Source: feedback. Kind: flow. About: children.
select
    f.feedback_id || ' / ' || coalesce(f.theme, '-') as case_id,
    f.child_id as person_id,
    f.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    f.feedback_id,
    f.theme,
    case when f.kpq >= 1 and f.kpq <= 10 then cast(f.kpq as integer) end as kpq,
    f.sentiment,
    f.source_group,
    f.channel,
    f.rating,
    f.rating_scale_max,
    f.action_taken
from extract.feedback as f
left join work.team as t on t.team_id = f.team_id
left join work.attribution as a
    on a.person_id = f.child_id and a.from_date <= f.date_received and a.to_date > f.date_received
where f.date_received is not null
