-- One row per authorised assessment.
-- Grain: cina_assessment_id. Source: ssd_cin_assessments. Kind: flow. About: children.
with factor as (
    select
        assessment_id,
        count(*) as factors,
        ',' || string_agg(code, ',' order by code) || ',' as factor_codes,
        max(case when code in ('3A', '3B', '3C') then 1 else 0 end) as domestic_abuse,
        max(case when code in ('11A', '12A', '13A', '24A') then 1 else 0 end) as exploitation
    from work.assessment_factor
    group by assessment_id
)
select
    c.cina_assessment_id as case_id,
    c.cina_person_id as person_id,
    c.cina_assessment_auth_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.cina_assessment_start_date as start_date,
    day_end.n - day_start.n as working_days,
    c.cina_assessment_child_seen as child_seen,
    c.cina_assessment_outcome_nfa as no_further_action,
    coalesce(
        p.pers_dob > c.cina_assessment_auth_date
        or (p.pers_dob is null and p.pers_expected_dob is not null),
        false
    ) as unborn,
    coalesce(f.factors, 0) as factors,
    f.factor_codes,
    coalesce(f.domestic_abuse, 0) = 1 as domestic_abuse,
    coalesce(f.exploitation, 0) = 1 as exploitation
from extract.ssd_cin_assessments as c
left join factor as f on f.assessment_id = c.cina_assessment_id
left join extract.ssd_person as p on p.pers_person_id = c.cina_person_id
left join work.calendar as day_start on day_start.day = c.cina_assessment_start_date
left join work.calendar as day_end on day_end.day = c.cina_assessment_auth_date
left join work.team as t on t.team_id = c.cina_assessment_team
left join work.attribution as a
    on a.person_id = c.cina_person_id
    and a.from_date <= c.cina_assessment_auth_date
    and a.to_date > c.cina_assessment_auth_date
where c.cina_assessment_auth_date is not null
