-- One row per child on a child protection plan at a month's end, with its reviews and visits.
-- Grain: person_id, on_date. Source: ssd_cp_plans. Kind: snapshot. About: children.
with standing as (
    select
        c.cppl_cp_plan_id as plan_id,
        c.cppl_person_id as person_id,
        c.cppl_cp_plan_start_date as start_date,
        lower(c.cppl_cp_plan_latest_category) as category_text,
        m.month_end,
        row_number() over (
            partition by c.cppl_person_id, m.month_end
            order by c.cppl_cp_plan_start_date desc, c.cppl_cp_plan_id desc
        ) as place
    from extract.ssd_cp_plans as c
    inner join work.month_ends as m
        on c.cppl_cp_plan_start_date <= m.month_end
        and (c.cppl_cp_plan_end_date is null or c.cppl_cp_plan_end_date > m.month_end)
    where coalesce(c.cppl_cp_plan_ola, false) = false
),
review as (
    select
        r.cppr_cp_plan_id as plan_id,
        r.cppr_cp_review_date as review_date,
        lag(r.cppr_cp_review_date) over (
            partition by r.cppr_cp_plan_id order by r.cppr_cp_review_date
        ) as previous_date
    from extract.ssd_cp_reviews as r
    where r.cppr_cp_review_date is not null and r.cppr_cp_plan_id is not null
),
timed as (
    select
        s.plan_id,
        s.month_end,
        r.review_date,
        case
            when r.previous_date is null
                and r.review_date <= cast(s.start_date + interval '3' month as date) then 0
            when r.previous_date is not null
                and r.review_date <= cast(r.previous_date + interval '6' month as date) then 0
            else 1
        end as late
    from standing as s
    inner join review as r on r.plan_id = s.plan_id and r.review_date <= s.month_end
    where s.place = 1
),
reviewed as (
    select
        t.plan_id,
        t.month_end,
        max(t.review_date) as last_review,
        max(t.late) as late,
        max(
            case
                when t.review_date <= cast(t.month_end - interval '1' year as date) then 0
                else t.late
            end
        ) as late_in_year
    from timed as t
    group by t.plan_id, t.month_end
),
visited as (
    select s.person_id, s.month_end, max(v.cppv_cp_visit_date) as last_visit
    from standing as s
    inner join extract.ssd_cp_visits as v
        on v.cppv_person_id = s.person_id and v.cppv_cp_visit_date <= s.month_end
    where s.place = 1 and v.cppv_cp_visit_seen
    group by s.person_id, s.month_end
)
select
    s.plan_id as case_id,
    s.person_id,
    s.month_end as on_date,
    a.team_id,
    s.start_date,
    s.month_end - s.start_date as days_open,
    day_end.n - day_start.n as working_days_open,
    cast(s.start_date + interval '3' month as date) <= s.month_end as review_expected,
    coalesce(
        r.late = 0 and s.month_end <= cast(r.last_review + interval '6' month as date), false
    ) as reviews_on_time,
    coalesce(
        r.late_in_year = 0 and s.month_end <= cast(r.last_review + interval '6' month as date),
        false
    ) as reviews_of_year_on_time,
    r.last_review,
    v.last_visit,
    day_end.n - day_visit.n as working_days_since_visit,
    case
        when s.category_text in ('neg', 'phy', 'sab', 'emo', 'mul') then upper(s.category_text)
        when s.category_text like '%multiple%' then 'MUL'
        when s.category_text like '%neglect%' then 'NEG'
        when s.category_text like '%physical%' then 'PHY'
        when s.category_text like '%sexual%' then 'SAB'
        when s.category_text like '%emotional%' then 'EMO'
        else 'UNKNOWN'
    end as category
from standing as s
left join reviewed as r on r.plan_id = s.plan_id and r.month_end = s.month_end
left join visited as v on v.person_id = s.person_id and v.month_end = s.month_end
left join work.calendar as day_start on day_start.day = s.start_date
left join work.calendar as day_end on day_end.day = s.month_end
left join work.calendar as day_visit on day_visit.day = v.last_visit
left join work.attribution as a
    on a.person_id = s.person_id and a.from_date <= s.month_end and a.to_date > s.month_end
where s.place = 1
