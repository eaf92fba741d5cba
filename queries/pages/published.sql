-- The latest published year of each indicator for our council, not after a date: the latest in
-- which the council or England has a figure or a symbol.
-- Grain: indicator_id. Reads: benchmark.beside.
with known as (
    select b.indicator_id, max(b.time_period) as time_period
    from benchmark.beside as b
    where ($indicator_ids is null or list_contains($indicator_ids, b.indicator_id))
        and b.period_end <= $by
        and coalesce(cast(b.value as varchar), b.symbol, cast(b.england as varchar), b.england_symbol)
        is not null
    group by b.indicator_id
)
select
    b.indicator_id,
    b.title,
    b.unit,
    b.polarity,
    b.decimals,
    b.time_period,
    b.period_end,
    b.value,
    b.symbol,
    b.numerator,
    b.denominator,
    b.source_file,
    b.source_publication,
    b.region_name,
    b.region,
    b.region_symbol,
    b.england,
    b.england_symbol,
    b.neighbours_median,
    b.neighbours_mean,
    b.neighbours_n,
    b.neighbours_of,
    b.neighbours_set,
    b.ranked,
    b.lowest,
    b.lower_quarter,
    b.middle,
    b.upper_quarter,
    b.highest,
    b.place,
    b.tied,
    b.polarity_place,
    b.quarter
from benchmark.beside as b
inner join known as k on k.indicator_id = b.indicator_id and k.time_period = b.time_period
order by b.indicator_id
-- needs: public
