-- One row per child in care at a month's end, short breaks (V3, V4) left out, with placement,
-- visits, reviews and health.
-- Grain: person_id, on_date. Source: ssd_cla_episodes. Kind: snapshot. About: children.
-- Work: care_month, care_placement, care_review, care_health.
with visited as (
    select l.person_id, l.month_end, max(v.clav_cla_visit_date) as last_visit
    from work.care_placement as l
    inner join extract.ssd_cla_visits as v
        on v.clav_person_id = l.person_id
        and v.clav_cla_visit_date <= l.month_end
        and v.clav_cla_visit_date >= l.latest_start
    where v.clav_cla_visit_seen
    group by l.person_id, l.month_end
),
went_missing as (
    select distinct c.person_id, c.month_end
    from work.care_month as c
    inner join extract.ssd_missing as s
        on s.miss_person_id = c.person_id
        and s.miss_missing_episode_start_date <= c.month_end
        and s.miss_missing_episode_start_date > c.month_end - 365
    where upper(s.miss_missing_episode_type) = 'M'
        or lower(s.miss_missing_episode_type) like '%missing%'
),
detail as (
    select
        c.episode_id,
        c.person_id,
        c.entered_care,
        c.month_end,
        year(c.month_end) - year(p.pers_dob)
        - case
            when month(c.month_end) * 100 + day(c.month_end)
                < month(p.pers_dob) * 100 + day(p.pers_dob) then 1
            else 0
        end as age,
        c.month_end - c.entered_care as days_in_care,
        day_end.n - day_entered.n as working_days_in_care,
        l.latest_start as latest_placement_start,
        c.month_end - l.latest_start as days_since_placement,
        case
            when l.latest_type in ('U1', 'U4') and c.month_end - l.latest_start >= 365 then 91
            else 42
        end as visit_interval_days,
        c.month_end - v.last_visit as days_since_visit,
        c.month_end - l.open_start as days_in_placement,
        c.month_end - case
            when l.open_type in ('A3', 'A4', 'A5', 'A6') and l.before_end >= l.open_start - 1
            then l.before_start
            else l.open_start
        end as days_settled,
        l.distance,
        l.placements_in_year,
        coalesce(r.reviews, 0) as reviews,
        coalesce(r.late, 0) as late_reviews,
        r.last_review,
        h.last_health_check,
        h.last_dental_check,
        h.sdq_score,
        g.person_id is not null as missing_in_year
    from work.care_month as c
    left join extract.ssd_person as p on p.pers_person_id = c.person_id
    left join work.care_placement as l on l.person_id = c.person_id and l.month_end = c.month_end
    left join visited as v on v.person_id = c.person_id and v.month_end = c.month_end
    left join work.care_review as r on r.person_id = c.person_id and r.month_end = c.month_end
    left join work.care_health as h on h.person_id = c.person_id and h.month_end = c.month_end
    left join went_missing as g on g.person_id = c.person_id and g.month_end = c.month_end
    left join work.calendar as day_end on day_end.day = c.month_end
    left join work.calendar as day_entered on day_entered.day = c.entered_care
)
select
    d.episode_id as case_id,
    d.person_id,
    d.month_end as on_date,
    a.team_id,
    d.age,
    d.entered_care,
    d.days_in_care,
    d.working_days_in_care,
    d.latest_placement_start,
    d.days_since_placement,
    d.visit_interval_days,
    d.days_since_visit,
    d.days_in_placement,
    d.distance,
    d.placements_in_year,
    d.reviews,
    d.last_review,
    case
        when d.reviews = 0 then d.working_days_in_care <= 20
        when d.late_reviews = 1 then false
        when d.reviews = 1 then d.month_end <= cast(d.last_review + interval '3' month as date)
        else d.month_end <= cast(d.last_review + interval '6' month as date)
    end as reviews_on_time,
    coalesce(
        d.month_end - d.last_health_check <= case when d.age < 5 then 183 else 365 end, false
    ) as health_check_in_time,
    coalesce(d.month_end - d.last_dental_check <= 365, false) as dental_check_in_time,
    d.sdq_score,
    d.missing_in_year,
    d.days_settled,
    d.month_end - d.last_health_check as days_since_health_check
from detail as d
left join work.attribution as a
    on a.person_id = d.person_id and a.from_date <= d.month_end and a.to_date > d.month_end
