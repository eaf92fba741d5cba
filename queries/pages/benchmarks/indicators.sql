-- Every published indicator with the years that it has any figure or symbol for.
-- Grain: indicator_id. Reads: benchmark.indicator, benchmark.value.
select
    i.indicator_id,
    i.title,
    i.unit,
    i.polarity,
    i.kpq,
    i.decimals,
    coalesce(i.numerator_denominator, '') as made_of,
    coalesce(i.notes, '') as notes,
    i.source,
    min(v.time_period) as first_year,
    max(v.time_period) as latest_year
from benchmark.indicator as i
inner join benchmark.value as v on v.indicator_id = i.indicator_id
group by all
order by i.indicator_id
-- needs: public
