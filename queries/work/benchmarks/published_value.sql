-- The published figures in force: those the product ships, and over them those that the council
-- imported. A year of a release replaces whole what the same publication said of it before; other
-- years stay. A shipped year of a newer release stands against an imported one. A figure of another
-- publication yields only where the release has it too.
-- Grain: indicator_id, time_period, area_code. Reads: work.shipped, work.imported.
create or replace table work.stands as
with shipped_year as (
    select
        s.indicator_id,
        s.source_publication,
        s.time_period,
        max(s.release_year) as release_year
    from work.shipped as s
    group by s.indicator_id, s.source_publication, s.time_period
),
used as (
    select i.*
    from work.imported as i
    left join shipped_year as r
        on r.indicator_id = i.indicator_id
        and r.source_publication = i.source_publication
        and r.time_period = i.time_period
    where r.release_year is null or i.release_year >= r.release_year
),
used_year as (
    select distinct u.indicator_id, u.source_publication, u.time_period from used as u
)
select u.* from used as u
union all by name
select s.*
from work.shipped as s
left join used_year as n
    on n.indicator_id = s.indicator_id
    and n.source_publication = s.source_publication
    and n.time_period = s.time_period
left join used as u
    on u.indicator_id = s.indicator_id
    and u.time_period = s.time_period
    and u.area_code = s.area_code
where n.indicator_id is null and u.indicator_id is null
order by indicator_id, time_period, geography, area_code
