-- One row per person in a social work role in post at a month's end. person_id is the worker.
-- Grain: staff_id, period_month. Source: workforce. Kind: flow. About: staff.
select
    w.staff_id as case_id,
    w.staff_id as person_id,
    w.period_month as on_date,
    t.team_id,
    w.role,
    w.employment,
    coalesce(w.fte, 0) as fte
from extract.workforce as w
left join work.team as t on t.team_id = w.team_id
where w.role in ('SOCIAL_WORKER', 'SENIOR_PRACTITIONER', 'ASYE', 'AGENCY_SW')
    and (w.end_date is null or w.end_date > last_day(w.period_month))
