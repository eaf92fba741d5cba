-- One measure per 10,000 children of the council, in complete months by the as-at date: each at its
-- end, or a sum with the $back months before it, where all of them lie at or after the first case.
-- The children are those of the latest year by then; where that was not understood there is no rate.
-- Grain: month. Reads: measure_case, extract.ref_population, meta.extract.
insert into work.series by name
with counted as (
    select month, cast(sum(cast(numerator as decimal(18, 9))) as double) as n
    from measure_case
    group by month
),
ending as (
    select
        cast(unnest(generate_series(
            (select min(month) from counted) + to_months($back), $as_at, interval 1 month
        )) as date) as month
),
total as (
    select e.month, sum(c.n) as n
    from ending as e
    inner join counted as c on c.month <= e.month and c.month >= e.month - to_months($back)
    where last_day(e.month) <= $as_at
    group by e.month
),
people as (
    select
        cast(p.year as integer) as year,
        p.pop_0_17,
        p.not_understood is not null as not_understood
    from extract.ref_population as p
    inner join meta.extract as x on x.la_code = p.la_code
),
shared as (
    select
        t.month,
        t.n,
        arg_max(p.pop_0_17, p.year) as children,
        arg_max(p.not_understood, p.year) as not_understood
    from total as t
    inner join people as p on p.year <= year(t.month)
    group by t.month, t.n
)
select
    $measure_id as measure_id,
    '' as category,
    'council' as level,
    '' as service,
    '' as locality,
    '' as team_id,
    month,
    n as numerator,
    children as denominator,
    10000 * n / children as value,
    cast(n as bigint) as cases
from shared
where n > 0 and children > 0 and not not_understood
