-- One row per child on a child in need plan at a month's end, with the latest visit.
-- Grain: person_id, on_date. Source: ssd_cin_plans. Kind: snapshot. About: children.
with standing as (
    select
        c.cinp_cin_plan_id as plan_id,
        c.cinp_person_id as person_id,
        c.cinp_cin_plan_start_date as start_date,
        c.cinp_cin_plan_team as team,
        m.month_end,
        row_number() over (
            partition by c.cinp_person_id, m.month_end
            order by c.cinp_cin_plan_start_date desc, c.cinp_cin_plan_id desc
        ) as place
    from extract.ssd_cin_plans as c
    inner join work.month_ends as m
        on c.cinp_cin_plan_start_date <= m.month_end
        and (c.cinp_cin_plan_end_date is null or c.cinp_cin_plan_end_date > m.month_end)
),
visited as (
    select s.person_id, s.month_end, max(v.cinv_cin_visit_date) as last_visit
    from standing as s
    inner join extract.ssd_cin_visits as v
        on v.cinv_person_id = s.person_id and v.cinv_cin_visit_date <= s.month_end
    where s.place = 1 and v.cinv_cin_visit_seen
    group by s.person_id, s.month_end
)
select
    s.plan_id as case_id,
    s.person_id,
    s.month_end as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    s.start_date,
    day_end.n - day_start.n as working_days_open,
    v.last_visit,
    day_end.n - day_visit.n as working_days_since_visit
from standing as s
left join visited as v on v.person_id = s.person_id and v.month_end = s.month_end
left join work.calendar as day_start on day_start.day = s.start_date
left join work.calendar as day_end on day_end.day = s.month_end
left join work.calendar as day_visit on day_visit.day = v.last_visit
left join work.team as t on t.team_id = s.team
left join work.attribution as a
    on a.person_id = s.person_id and a.from_date <= s.month_end and a.to_date > s.month_end
where s.place = 1
