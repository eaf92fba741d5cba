-- What the protected grid is summed from: every measure by team within a locality and month, from
-- eleven months before the first that can be chosen. Completed with the rows of medians and rates.
-- Grain: measure_id, service, locality, team_id, month. Reads: figures, facts.
select
    measure_id,
    service,
    locality,
    team_id,
    month,
    cast(numerator as double) as numerator,
    cast(denominator as double) as denominator,
    cast(cases as double) as cases
from figures
where category = '' and month >= cast($first as date) - to_months(11)
