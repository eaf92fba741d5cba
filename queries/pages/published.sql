-- The latest published year of each indicator for one council, with England and the neighbours.
-- Grain: indicator_id. Reads: benchmark.value, benchmark.indicator, benchmark.neighbour.
-- needs: public
with ours as (
    select v.indicator_id, v.time_period, v.period_end, v.value, v.symbol, v.source_publication
    from benchmark.value as v
    where v.la_code = $la_code and list_contains($indicator_ids, v.indicator_id)
        and v.period_end <= $by
),
latest as (
    select indicator_id, max(time_period) as time_period
    from benchmark.value
    where list_contains($indicator_ids, indicator_id) and period_end <= $by
        and (la_code = $la_code or geography = 'National')
    group by indicator_id
),
neighbour as (
    select n.neighbour_la_code as la_code
    from benchmark.neighbour as n
    where n.la_code = $la_code
),
beside as (
    select
        v.indicator_id,
        v.time_period,
        median(v.value) as neighbours,
        count(v.value) as neighbours_n
    from benchmark.value as v
    inner join neighbour as n on n.la_code = v.la_code
    inner join latest as l
        on l.indicator_id = v.indicator_id and l.time_period = v.time_period
    group by v.indicator_id, v.time_period
),
england as (
    select v.indicator_id, v.time_period, v.period_end, v.value, v.symbol
    from benchmark.value as v
    where v.geography = 'National'
)
select
    l.indicator_id,
    i.title,
    l.time_period as year,
    coalesce(o.period_end, e.period_end) as period_end,
    o.value as council,
    o.symbol as council_symbol,
    e.value as england,
    e.symbol as england_symbol,
    b.neighbours,
    coalesce(b.neighbours_n, 0) as neighbours_n,
    cast(i.decimals as integer) as decimals,
    coalesce(o.source_publication, i.source) as source
from latest as l
inner join benchmark.indicator as i on i.indicator_id = l.indicator_id
left join ours as o on o.indicator_id = l.indicator_id and o.time_period = l.time_period
left join england as e on e.indicator_id = l.indicator_id and e.time_period = l.time_period
left join beside as b on b.indicator_id = l.indicator_id
order by l.indicator_id
