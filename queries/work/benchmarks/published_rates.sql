-- The rates in force that this product divided itself, by another population than the one in force:
-- a release that revises the population moves them, of whatever table they are.
-- Grain: indicator_id, time_period, area_code. Reads: work.stands.
select
    v.indicator_id,
    v.time_period,
    v.area_code,
    v.numerator,
    p.value as children,
    p.symbol
from work.stands as v
left join work.stands as p
    on p.indicator_id = 'pop_0_17'
    and p.time_period = v.time_period
    and p.area_code = v.area_code
where v.derived
    and v.numerator is not null
    and list_contains($rates, v.indicator_id)
    and v.denominator is distinct from p.value
