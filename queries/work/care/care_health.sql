-- The latest health and dental checks of children in care by a month's end, and the latest score of
-- strengths and difficulties of the year.
-- Grain: person_id, month_end. Reads: work.care_month, extract.ssd_cla_health,
-- extract.ssd_sdq_scores.
create table work.care_health as
with checked as (
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
    from work.care_month as c
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
        from work.care_month as c
        inner join extract.ssd_sdq_scores as q
            on q.csdq_person_id = c.person_id
            and q.csdq_sdq_completed_date <= c.month_end
            and q.csdq_sdq_completed_date >= c.month_end - 365
        where q.csdq_sdq_score is not null
    ) as ranked
    where place = 1
)
select
    c.person_id,
    c.month_end,
    k.last_health_check,
    k.last_dental_check,
    q.score as sdq_score
from work.care_month as c
left join checked as k on k.person_id = c.person_id and k.month_end = c.month_end
left join scored as q on q.person_id = c.person_id and q.month_end = c.month_end
