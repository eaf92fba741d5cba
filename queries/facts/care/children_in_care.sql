-- One row per child in care at a month's end, short breaks (V3, V4) left out, with placement,
-- visits, reviews and health.
-- Grain: person_id, on_date. Source: ssd_cla_episodes. Kind: snapshot.
with short_break as (
    select distinct l.lega_person_id as person_id, m.month_end
    from extract.ssd_legal_status as l
    inner join work.month_ends as m
        on l.lega_legal_status_start_date <= m.month_end
        and (l.lega_legal_status_end_date is null or l.lega_legal_status_end_date > m.month_end)
    where l.lega_legal_status in ('V3', 'V4')
),
standing as (
    select
        e.clae_cla_episode_id as episode_id,
        e.clae_person_id as person_id,
        e.clae_entered_care_date as entered_care,
        m.month_end,
        row_number() over (
            partition by e.clae_person_id, m.month_end
            order by e.clae_cla_episode_start_date desc, e.clae_cla_episode_id desc
        ) as place
    from extract.ssd_cla_episodes as e
    inner join work.month_ends as m
        on e.clae_cla_episode_start_date <= m.month_end
        and (e.clae_cla_episode_ceased_date is null or e.clae_cla_episode_ceased_date > m.month_end)
),
child as (
    select s.episode_id, s.person_id, s.entered_care, s.month_end
    from standing as s
    left join short_break as b on b.person_id = s.person_id and b.month_end = s.month_end
    where s.place = 1 and b.person_id is null
),
placement as (
    select
        clap_cla_placement_id as placement_id,
        clap_person_id as person_id,
        clap_cla_placement_start_date as start_date,
        coalesce(clap_cla_placement_end_date, date '9999-12-31') as end_date,
        clap_cla_placement_type as placement_type,
        clap_cla_placement_distance as distance,
        coalesce(clap_cla_placement_type in ('T0', 'T1', 'T2', 'T3', 'T4'), false) as temporary
    from extract.ssd_cla_placement
    where clap_cla_placement_start_date is not null
),
latest_placement as (
    select person_id, month_end, start_date, placement_type
    from (
        select
            c.person_id,
            c.month_end,
            p.start_date,
            p.placement_type,
            row_number() over (
                partition by c.person_id, c.month_end
                order by p.start_date desc, p.placement_id desc
            ) as place
        from child as c
        inner join placement as p on p.person_id = c.person_id and p.start_date <= c.month_end
        where not p.temporary
    ) as ranked
    where place = 1
),
placement_before as (
    select
        placement_id,
        lag(start_date) over (partition by person_id order by start_date, placement_id) as start_date,
        lag(end_date) over (partition by person_id order by start_date, placement_id) as end_date
    from placement
    where not temporary
),
open_placement as (
    select person_id, month_end, placement_id, placement_type, start_date, distance
    from (
        select
            c.person_id,
            c.month_end,
            p.placement_id,
            p.placement_type,
            p.start_date,
            p.distance,
            row_number() over (
                partition by c.person_id, c.month_end
                order by p.start_date desc, p.placement_id desc
            ) as place
        from child as c
        inner join placement as p
            on p.person_id = c.person_id
            and p.start_date <= c.month_end
            and p.end_date > c.month_end
    ) as ranked
    where place = 1
),
placements_in_year as (
    select c.person_id, c.month_end, count(*) as placements
    from child as c
    inner join placement as p
        on p.person_id = c.person_id
        and p.start_date <= c.month_end
        and p.end_date > c.month_end - 365
    where not p.temporary
    group by c.person_id, c.month_end
),
visited as (
    select l.person_id, l.month_end, max(v.clav_cla_visit_date) as last_visit
    from latest_placement as l
    inner join extract.ssd_cla_visits as v
        on v.clav_person_id = l.person_id
        and v.clav_cla_visit_date <= l.month_end
        and v.clav_cla_visit_date >= l.start_date
    where v.clav_cla_visit_seen
    group by l.person_id, l.month_end
),
care_period as (
    select clae_cla_id as cla_id, max(clae_person_id) as person_id
    from extract.ssd_cla_episodes
    where clae_cla_id is not null
    group by clae_cla_id
),
held_review as (
    select
        coalesce(r.clar_cla_person_id, c.person_id) as person_id,
        r.clar_cla_review_date as review_date
    from extract.ssd_cla_reviews as r
    left join care_period as c on c.cla_id = r.clar_cla_id
    where r.clar_cla_review_date is not null
        and coalesce(r.clar_cla_review_cancelled, false) = false
),
review as (
    select
        p.person_id,
        p.entered_care,
        h.review_date,
        row_number() over (
            partition by p.person_id, p.entered_care order by h.review_date
        ) as position,
        lag(h.review_date) over (
            partition by p.person_id, p.entered_care order by h.review_date
        ) as previous_date
    from (select distinct person_id, entered_care from child) as p
    inner join held_review as h
        on h.person_id = p.person_id and h.review_date >= p.entered_care
),
reviewed as (
    select
        c.person_id,
        c.month_end,
        count(*) as reviews,
        max(r.review_date) as last_review,
        max(
            case
                when r.position = 1 and day_review.n - day_entered.n <= 20 then 0
                when r.position = 2
                    and r.review_date <= cast(r.previous_date + interval '3' month as date) then 0
                when r.position > 2
                    and r.review_date <= cast(r.previous_date + interval '6' month as date) then 0
                else 1
            end
        ) as late
    from child as c
    inner join review as r
        on r.person_id = c.person_id
        and r.entered_care = c.entered_care
        and r.review_date <= c.month_end
    left join work.calendar as day_entered on day_entered.day = c.entered_care
    left join work.calendar as day_review on day_review.day = r.review_date
    group by c.person_id, c.month_end
),
checked as (
    select
        c.person_id,
        c.month_end,
        max(
            case
                when lower(h.clah_health_check_type) like '%review%'
                    or lower(h.clah_health_check_type) like '%initial%'
                then h.clah_health_check_date
            end
        ) as last_health_check,
        max(
            case
                when lower(h.clah_health_check_type) like '%dental%' then h.clah_health_check_date
            end
        ) as last_dental_check
    from child as c
    inner join extract.ssd_cla_health as h
        on h.clah_person_id = c.person_id and h.clah_health_check_date <= c.month_end
    where coalesce(h.clah_health_check_status, 'COMPLETED') = 'COMPLETED'
    group by c.person_id, c.month_end
),
scored as (
    select person_id, month_end, score
    from (
        select
            c.person_id,
            c.month_end,
            q.csdq_sdq_score as score,
            row_number() over (
                partition by c.person_id, c.month_end
                order by q.csdq_sdq_completed_date desc, q.csdq_table_id desc
            ) as place
        from child as c
        inner join extract.ssd_sdq_scores as q
            on q.csdq_person_id = c.person_id
            and q.csdq_sdq_completed_date <= c.month_end
            and q.csdq_sdq_completed_date >= c.month_end - 365
        where q.csdq_sdq_score is not null
    ) as ranked
    where place = 1
),
went_missing as (
    select distinct c.person_id, c.month_end
    from child as c
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
        l.start_date as latest_placement_start,
        c.month_end - l.start_date as days_since_placement,
        case
            when l.placement_type in ('U1', 'U4') and c.month_end - l.start_date >= 365 then 91
            else 42
        end as visit_interval_days,
        c.month_end - v.last_visit as days_since_visit,
        o.start_date as placement_start,
        c.month_end - o.start_date as days_in_placement,
        c.month_end - case
            when o.placement_type in ('A3', 'A4', 'A5', 'A6') and b.end_date >= o.start_date - 1
            then b.start_date
            else o.start_date
        end as days_settled,
        o.distance,
        coalesce(y.placements, 0) as placements_in_year,
        coalesce(r.reviews, 0) as reviews,
        coalesce(r.late, 0) as late_reviews,
        r.last_review,
        k.last_health_check,
        k.last_dental_check,
        q.score as sdq_score,
        g.person_id is not null as missing_in_year
    from child as c
    left join extract.ssd_person as p on p.pers_person_id = c.person_id
    left join latest_placement as l on l.person_id = c.person_id and l.month_end = c.month_end
    left join open_placement as o on o.person_id = c.person_id and o.month_end = c.month_end
    left join placement_before as b on b.placement_id = o.placement_id
    left join placements_in_year as y on y.person_id = c.person_id and y.month_end = c.month_end
    left join visited as v on v.person_id = c.person_id and v.month_end = c.month_end
    left join reviewed as r on r.person_id = c.person_id and r.month_end = c.month_end
    left join checked as k on k.person_id = c.person_id and k.month_end = c.month_end
    left join scored as q on q.person_id = c.person_id and q.month_end = c.month_end
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
