-- Our council's published figures beside others, of some indicators or of all: every year, or with
-- `latest_by` the latest that ended by a date and in which the council or England has a figure or a
-- symbol.
-- Grain: indicator_id, time_period. Reads: benchmark.beside.
-- needs: public
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
    b.release_year,
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
where ($indicator_ids is null or list_contains($indicator_ids, b.indicator_id))
    and (
        $latest_by is null
        or (
            b.period_end <= $latest_by
            and coalesce(
                cast(b.value as varchar), b.symbol, cast(b.england as varchar), b.england_symbol
            ) is not null
        )
    )
qualify
    $latest_by is null
    or row_number() over (partition by b.indicator_id order by b.time_period desc) = 1
order by b.indicator_id, b.time_period
