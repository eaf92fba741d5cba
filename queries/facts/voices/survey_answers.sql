-- One row per question of a batch of survey answers. Where fewer than five answered, how they
-- answered is left out, so that nobody's answer can be guessed.
-- Grain: response_batch_id, question_code. Source: staff_survey. Kind: flow. About: staff.
select
    s.response_batch_id || ' / ' || s.question_code as case_id,
    cast(null as varchar) as person_id,
    s.survey_date as on_date,
    t.team_id,
    s.survey_name,
    s.role_group,
    s.standard,
    s.theme,
    s.question_text,
    s.n_responses,
    case when s.n_responses >= 5 then s.n_agree end as n_agree,
    case
        when s.n_responses >= 5
            then coalesce(s.n_neutral, s.n_responses - s.n_agree - s.n_disagree)
    end as n_neutral,
    case when s.n_responses >= 5 then s.n_disagree end as n_disagree,
    case when s.n_responses < 5 then s.n_responses else 0 end as n_withheld
from extract.staff_survey as s
left join work.team as t on t.team_id = s.team_id
where s.survey_date is not null
