-- One row per person in a social work role in June or December who is still in post at the end
-- of that half-year, and whether they were observed in it. person_id is the worker.
-- Grain: staff_id, on_date. Source: workforce. Kind: snapshot. About: staff.
with in_post as (
    select
        w.staff_id,
        w.team_id,
        m.month_end,
        cast(date_trunc('month', m.month_end) - interval '5' month as date) as half_year_start,
        row_number() over (
            partition by w.staff_id, m.month_end order by w.period_month desc
        ) as place
    from extract.workforce as w
    inner join work.month_ends as m on m.month_end = last_day(w.period_month)
    where month(m.month_end) in (6, 12)
        and w.role in ('SOCIAL_WORKER', 'SENIOR_PRACTITIONER', 'ASYE', 'AGENCY_SW')
        and (w.end_date is null or w.end_date > m.month_end)
),
observed as (
    select p.staff_id, p.month_end, count(distinct o.observation_id) as observations
    from in_post as p
    inner join extract.practice_observation as o
        on o.staff_id = p.staff_id
        and o.observation_date >= p.half_year_start
        and o.observation_date <= p.month_end
    where p.place = 1
    group by p.staff_id, p.month_end
)
select
    p.staff_id as case_id,
    p.staff_id as person_id,
    p.month_end as on_date,
    t.team_id,
    coalesce(o.observations, 0) as observations
from in_post as p
left join observed as o on o.staff_id = p.staff_id and o.month_end = p.month_end
left join work.team as t on t.team_id = p.team_id
where p.place = 1
