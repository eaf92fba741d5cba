-- The ends of complete months for the fact that is being made, from the month of its source's first
-- row to the as-at date; none without a first row.
-- Grain: month_end. Reads: nothing.
create or replace table work.month_ends as
select last_day(m.month) as month_end
from (
    select
        cast(unnest(generate_series(
            date_trunc('month', cast($first_row as date)), cast($as_at as date), interval 1 month
        )) as date) as month
) as m
where last_day(m.month) <= $as_at
