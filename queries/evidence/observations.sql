-- One row per domain of a practice observation and question it speaks to.
-- good: a strength (grade 1, or 8 or more of 10); bad: a development need (grade 3 or 4, or under 6
-- of 10); exactly 1, 2, 3 or 4 is a grade, any other number is on 0 to 10; neither where not graded.
-- Grain: observation_id, domain, kpq. Source: practice_observation. Kind: flow. About: staff.
with numbered as (
    select
        observation_id,
        domain,
        staff_id,
        observation_date,
        team_id,
        grade,
        case
            when grade like '1 %' or grade = 'OUTSTANDING' then 1
            when grade like '2 %' or grade = 'GOOD' then 2
            when grade like '3 %' or grade like 'REQUIRES%' then 3
            when grade like '4 %' or grade = 'INADEQUATE' then 4
            else try_cast(grade as double)
        end as points
    from extract.practice_observation
    where observation_date is not null
),
judged as (
    select
        observation_id,
        domain,
        staff_id,
        observation_date,
        team_id,
        grade,
        case
            when grade = 'STRENGTH' or points = 1 or (points >= 8 and points <= 10) then 'STRENGTH'
            when grade = 'COMPETENT' or points = 2 or (points >= 6 and points < 8) then 'COMPETENT'
            when grade = 'DEVELOPMENT_NEED' or (points >= 0 and points < 6) then 'DEVELOPMENT_NEED'
        end as judgement
    from numbered
)
select
    j.observation_id || ' / ' || j.domain as case_id,
    j.staff_id as person_id,
    j.observation_date as on_date,
    t.team_id,
    j.observation_id as item_id,
    b.kpq,
    1 as size,
    case when j.judgement = 'STRENGTH' then 1 else 0 end as good,
    case when j.judgement = 'DEVELOPMENT_NEED' then 1 else 0 end as bad,
    j.domain,
    j.judgement
from judged as j
left join work.codebook as b on b.list = 'OBSERVATION_DOMAIN' and b.code = j.domain
left join work.team as t on t.team_id = j.team_id
