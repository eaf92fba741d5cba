-- The printed figures in the order in which pages read them.
-- Grain: measure_id, category, level, service, locality, team_id, month. Reads: series.
select
    measure_id,
    category,
    level,
    service,
    locality,
    team_id,
    month,
    numerator,
    denominator,
    value,
    cases
from series
order by level, service, locality, team_id, measure_id, category, month
