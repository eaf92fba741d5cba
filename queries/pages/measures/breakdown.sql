-- The cases of one figure by the age, sex, ethnicity and disability of the child on its date.
-- Grain: dimension, grp. Reads: the cases of a measure; completed with groups.
-- needs: aggregates
with cases as (
    {cases}
),
{groups}
select
    dimension,
    grp,
    cast(sum(numerator) as double) as numerator,
    cast(sum(denominator) as double) as denominator,
    cast(median(numerator) as double) as median,
    count(*) as cases
from child_group
group by dimension, grp, place
order by dimension, place
