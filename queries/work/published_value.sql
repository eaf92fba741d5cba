-- The published figures in force: those the product ships, and over them those that the council
-- imported. Within the years that an imported release covers it replaces whole what the same
-- publication said before; earlier years stay. A shipped release that is newer than the imported
-- one stands. A figure of another publication yields only where the release has it too.
-- Grain: indicator_id, time_period, area_code. Reads: work.shipped, work.imported.
with shipped_release as (
    select s.indicator_id, s.source_publication, max(s.release_year) as release_year
    from work.shipped as s
    group by s.indicator_id, s.source_publication
),
span as (
    select
        i.indicator_id,
        i.source_publication,
        min(i.time_period) as first_year,
        max(i.time_period) as last_year
    from work.imported as i
    left join shipped_release as r
        on r.indicator_id = i.indicator_id and r.source_publication = i.source_publication
    group by i.indicator_id, i.source_publication
    having max(i.release_year) >= coalesce(max(r.release_year), 0)
),
used as (
    select i.*
    from work.imported as i
    inner join span as n
        on n.indicator_id = i.indicator_id and n.source_publication = i.source_publication
)
select u.* from used as u
union all by name
select s.*
from work.shipped as s
left join span as n
    on n.indicator_id = s.indicator_id
    and n.source_publication = s.source_publication
    and s.time_period between n.first_year and n.last_year
left join used as u
    on u.indicator_id = s.indicator_id
    and u.time_period = s.time_period
    and u.area_code = s.area_code
where n.indicator_id is null and u.indicator_id is null
order by indicator_id, time_period, geography, area_code
