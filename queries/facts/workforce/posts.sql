-- One row per team's posts in a social work role in a month. There is no person.
-- Grain: team_id, period_month, role. Source: establishment. Kind: flow. About: staff.
select
    e.team_id || ' / ' || e.role as case_id,
    cast(null as varchar) as person_id,
    e.period_month as on_date,
    t.team_id,
    e.role,
    coalesce(e.vacant_fte, 0) as vacant_fte,
    coalesce(e.established_fte, 0) as established_fte
from extract.establishment as e
left join work.team as t on t.team_id = e.team_id
where e.role in ('SOCIAL_WORKER', 'SENIOR_PRACTITIONER', 'ASYE', 'AGENCY_SW')
