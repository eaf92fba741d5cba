-- The reviews held of children in care by a month's end, since they entered care, and whether any
-- was late: the first after 20 working days, the second 3 months after the first, others after 6.
-- Grain: person_id, month_end. Reads: work.care_month, extract.ssd_cla_reviews,
-- extract.ssd_cla_episodes, work.calendar.
create table work.care_review as
with care_period as (
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
    from (select distinct person_id, entered_care from work.care_month) as p
    inner join held_review as h
        on h.person_id = p.person_id and h.review_date >= p.entered_care
)
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
from work.care_month as c
inner join review as r
    on r.person_id = c.person_id
    and r.entered_care = c.entered_care
    and r.review_date <= c.month_end
left join work.calendar as day_entered on day_entered.day = c.entered_care
left join work.calendar as day_review on day_review.day = r.review_date
group by c.person_id, c.month_end
