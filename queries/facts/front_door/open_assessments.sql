-- One row per assessment not yet authorised at a month's end.
-- Grain: cina_assessment_id, on_date. Source: ssd_cin_assessments. Kind: snapshot. About: children.
select
    c.cina_assessment_id as case_id,
    c.cina_person_id as person_id,
    m.month_end as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.cina_assessment_start_date as start_date,
    day_end.n - day_start.n as working_days_open
from extract.ssd_cin_assessments as c
inner join work.month_ends as m
    on c.cina_assessment_start_date <= m.month_end
    and (c.cina_assessment_auth_date is null or c.cina_assessment_auth_date > m.month_end)
left join work.calendar as day_start on day_start.day = c.cina_assessment_start_date
left join work.calendar as day_end on day_end.day = m.month_end
left join work.team as t on t.team_id = c.cina_assessment_team
left join work.attribution as a
    on a.person_id = c.cina_person_id and a.from_date <= m.month_end and a.to_date > m.month_end
