-- One row per domain of a practice observation. person_id is the worker who was observed. A bare
-- 1, 2, 3 or 4 is an Ofsted grade; any other number is on a scale from 0 to 10.
-- Grain: observation_id, domain. Source: practice_observation. Kind: flow. About: staff.
with graded as (
    select
        observation_id,
        staff_id,
        observation_date,
        team_id,
        domain,
        activity,
        child_family_feedback,
        learning_theme as learning,
        grade,
        try_cast(grade as double) as score
    from extract.practice_observation
    where observation_date is not null
)
select
    o.observation_id || ' / ' || o.domain as case_id,
    o.staff_id as person_id,
    o.observation_date as on_date,
    t.team_id,
    o.observation_id,
    o.domain,
    o.activity,
    case
        when o.grade = 'STRENGTH' or o.score = 1 or o.score >= 8 then 'STRENGTH'
        when o.grade = 'COMPETENT' or o.score = 2 or o.score >= 6 then 'COMPETENT'
        when o.grade = 'DEVELOPMENT_NEED' or o.score is not null then 'DEVELOPMENT_NEED'
        else 'NOT_JUDGED'
    end as judged,
    o.child_family_feedback,
    o.learning
from graded as o
left join work.team as t on t.team_id = o.team_id
