-- The complete months for which units speak: from the month with which the extract is complete to
-- the last that ended by the as-at date, and always that one.
-- Grain: month. Reads: meta.standing.
create table work.complete_month as
with edge as (
    select
        cast(date_trunc('month', covers_from + to_months(1) - to_days(1)) as date) as first_month,
        cast(date_trunc('month', as_at + to_days(1)) as date) - to_months(1) as last_month
    from meta.standing
)
select
    cast(unnest(
        generate_series(least(first_month, last_month), last_month, interval 1 month)
    ) as date) as month
from edge
