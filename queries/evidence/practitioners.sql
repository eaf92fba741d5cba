-- One row per question of a survey batch and question of the framework it speaks to. The standard
-- says which; the theme only where there is no standard that is known.
-- size: responses; good: those who agree; null where either was not counted.
-- Grain: response_batch_id, question_code, kpq. Source: staff_survey. Kind: flow. About: staff.
with asked as (
    select
        s.response_batch_id,
        s.question_code,
        s.team_id,
        s.survey_date,
        s.survey_name,
        s.n_responses,
        s.n_agree,
        k.code as standard,
        coalesce(s.theme, h.theme) as theme
    from extract.staff_survey as s
    left join work.known_code as k on k.list = 'SURVEY_STANDARD' and k.code = s.standard
    left join work.accepted_theme as h
        on h.table_name = 'staff_survey'
        and h.row_id = s.response_batch_id || ' / ' || s.question_code
        and s.theme is null
    where s.survey_date is not null
)
select
    s.response_batch_id || ' / ' || s.question_code as case_id,
    cast(null as varchar) as person_id,
    s.survey_date as on_date,
    t.team_id,
    s.response_batch_id || ' / ' || s.question_code as item_id,
    b.kpq,
    case when s.n_agree is not null then s.n_responses end as size,
    case when s.n_responses is not null then s.n_agree end as good,
    0 as bad,
    s.response_batch_id as batch_id,
    s.survey_name,
    s.standard,
    s.theme
from asked as s
left join work.codebook as b
    on b.list = case when s.standard is not null then 'SURVEY_STANDARD' else 'SURVEY_THEME' end
    and b.code = coalesce(s.standard, s.theme)
left join work.team as t on t.team_id = s.team_id
