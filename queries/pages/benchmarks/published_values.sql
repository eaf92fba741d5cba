-- What is published of one indicator: for all areas or some, for all years or one.
-- Grain: time_period, area_code. Reads: benchmark.value.
select
    v.time_period,
    v.period_end,
    v.area_code,
    v.la_code,
    v.area_name,
    v.geography,
    v.value,
    v.symbol,
    v.numerator,
    v.denominator,
    v.source_file,
    v.source_publication,
    v.release_year
from benchmark.value as v
where v.indicator_id = $indicator_id
    and ($area_codes is null or list_contains($area_codes, v.area_code))
    and ($year is null or v.time_period = $year)
order by v.time_period, v.geography, v.area_name, v.area_code
-- needs: public
