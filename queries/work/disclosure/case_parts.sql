-- The parts of a median or a rate, which are no sums of stored figures, as in parts.sql.
-- Grain: service, locality, team_id, month. Reads: measure_case.
select
    $measure_id as measure_id,
    service,
    locality,
    team_id,
    month,
    case when $rate then cast(sum(numerator) as double) end as numerator,
    cast(null as double) as denominator,
    cast(count(*) as double) as cases
from measure_case
where month >= cast($first as date) - to_months(11)
group by service, locality, team_id, month
