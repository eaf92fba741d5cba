-- One source of evidence counted in every way its page shows it: by month, by its own values and
-- by the units below. Completed with the counts of a source of measures/evidence/sources.
-- Grain: dimension, value, part. Reads: the seen view of each fact that the source names.
-- needs: aggregates
with counted as (
    {counts}
)
select
    dimension,
    coalesce(value, '') as value,
    coalesce(part, '') as part,
    cast(case when count(item) > 0 then count(distinct item) else sum(amount) end as double) as n
from counted
where amount > 0
group by dimension, coalesce(value, ''), coalesce(part, '')
order by dimension, n desc, value, part
