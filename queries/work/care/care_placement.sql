-- Where a child in care was placed at a month's end: latest, the last placement to begin that is not
-- temporary (T0 to T4), ended or not; open, the last to begin that has not ended, and before, the one
-- before that; and how many stood on some day of the year.
-- Grain: person_id, month_end. Reads: work.care_month, extract.ssd_cla_placement.
create table work.care_placement as
with placement as (
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
        from work.care_month as c
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
        from work.care_month as c
        inner join placement as p
            on p.person_id = c.person_id
            and p.start_date <= c.month_end
            and p.end_date > c.month_end
    ) as ranked
    where place = 1
),
placements_in_year as (
    select c.person_id, c.month_end, count(*) as placements
    from work.care_month as c
    inner join placement as p
        on p.person_id = c.person_id
        and p.start_date <= c.month_end
        and p.end_date > c.month_end - 365
    where not p.temporary
    group by c.person_id, c.month_end
)
select
    c.person_id,
    c.month_end,
    l.start_date as latest_start,
    l.placement_type as latest_type,
    o.start_date as open_start,
    o.placement_type as open_type,
    o.distance,
    b.start_date as before_start,
    b.end_date as before_end,
    coalesce(y.placements, 0) as placements_in_year
from work.care_month as c
left join latest_placement as l on l.person_id = c.person_id and l.month_end = c.month_end
left join open_placement as o on o.person_id = c.person_id and o.month_end = c.month_end
left join placement_before as b on b.placement_id = o.placement_id
left join placements_in_year as y on y.person_id = c.person_id and y.month_end = c.month_end
