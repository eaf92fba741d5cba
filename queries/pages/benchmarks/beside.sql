-- One authority's published figures, each beside England, its region, its statistical neighbours
-- and all authorities of the year. Only authorities with a figure are ranked: never regions, never
-- England, never a suppressed figure; ties share the lowest place, as LAIT ranks. An authority has
-- the neighbours of its latest set, in every year.
-- Grain: indicator_id, time_period. Reads: benchmark.value, benchmark.indicator, benchmark.area,
-- benchmark.neighbour.
with chosen as (
    select
        v.indicator_id,
        v.time_period,
        v.period_end,
        v.geography,
        v.area_code,
        v.la_code,
        v.value,
        v.symbol,
        v.numerator,
        v.denominator,
        v.source_file,
        v.source_publication,
        v.release_year
    from benchmark.value as v
    where $indicator_ids is null or list_contains($indicator_ids, v.indicator_id)
),
years as (
    select c.indicator_id, c.time_period, max(c.period_end) as period_end
    from chosen as c
    group by c.indicator_id, c.time_period
),
own as (
    select c.* from chosen as c where c.geography = 'LA' and c.la_code = $la_code
),
authority as (
    select c.indicator_id, c.time_period, c.la_code, c.value
    from chosen as c
    where c.geography = 'LA' and c.value is not null
),
spread as (
    select
        a.indicator_id,
        a.time_period,
        count(*) as ranked,
        min(a.value) as lowest,
        quantile_cont(a.value, cast('0.25' as double)) as lower_quarter,
        median(a.value) as middle,
        quantile_cont(a.value, cast('0.75' as double)) as upper_quarter,
        max(a.value) as highest
    from authority as a
    group by a.indicator_id, a.time_period
),
placed as (
    select
        o.indicator_id,
        o.time_period,
        1 + count(*) filter (where a.value < o.value) as place,
        1 + count(*) filter (where a.value > o.value) as place_from_top,
        count(*) filter (where a.value = o.value) - 1 as tied
    from own as o
    inner join authority as a
        on a.indicator_id = o.indicator_id and a.time_period = o.time_period
    where o.value is not null
    group by o.indicator_id, o.time_period
),
neighbour as (
    select n.neighbour_la_code as la_code, n.model
    from benchmark.neighbour as n
    where n.la_code = $la_code
        and n.model = (
            select max(m.model) from benchmark.neighbour as m where m.la_code = $la_code
        )
),
neighbours as (
    select
        a.indicator_id,
        a.time_period,
        median(a.value) as median,
        avg(a.value) as mean,
        count(*) as n
    from authority as a
    inner join neighbour as n on n.la_code = a.la_code
    group by a.indicator_id, a.time_period
),
region as (
    select c.indicator_id, c.time_period, c.value, c.symbol
    from chosen as c
    inner join benchmark.area as a on a.region_code = c.area_code
    where c.geography = 'Region' and a.la_code = $la_code
),
england as (
    select c.indicator_id, c.time_period, c.value, c.symbol
    from chosen as c
    where c.geography = 'National'
)
select
    y.indicator_id,
    i.title,
    i.unit,
    i.polarity,
    i.decimals,
    y.time_period,
    y.period_end,
    o.value,
    o.symbol,
    o.numerator,
    o.denominator,
    coalesce(o.source_file, i.source) as source_file,
    o.source_publication,
    o.release_year,
    (select a.region_name from benchmark.area as a where a.la_code = $la_code) as region_name,
    r.value as region,
    r.symbol as region_symbol,
    e.value as england,
    e.symbol as england_symbol,
    n.median as neighbours_median,
    n.mean as neighbours_mean,
    coalesce(n.n, 0) as neighbours_n,
    (select count(*) from neighbour) as neighbours_of,
    (select left(max(m.model), 4) from neighbour as m) as neighbours_set,
    coalesce(s.ranked, 0) as ranked,
    s.lowest,
    s.lower_quarter,
    s.middle,
    s.upper_quarter,
    s.highest,
    p.place,
    p.tied,
    case i.polarity when 'low' then p.place when 'high' then p.place_from_top end as polarity_place,
    case
        when o.value <= s.lower_quarter then 1
        when o.value <= s.middle then 2
        when o.value <= s.upper_quarter then 3
        when o.value is not null then 4
    end as quarter
from years as y
inner join benchmark.indicator as i on i.indicator_id = y.indicator_id
left join own as o on o.indicator_id = y.indicator_id and o.time_period = y.time_period
left join spread as s on s.indicator_id = y.indicator_id and s.time_period = y.time_period
left join placed as p on p.indicator_id = y.indicator_id and p.time_period = y.time_period
left join neighbours as n on n.indicator_id = y.indicator_id and n.time_period = y.time_period
left join region as r on r.indicator_id = y.indicator_id and r.time_period = y.time_period
left join england as e on e.indicator_id = y.indicator_id and e.time_period = y.time_period
order by y.indicator_id, y.time_period
-- needs: public
