-- Working days from $first to $last: n counts them from the first day to this one. A day is one
-- from Monday to Friday that is not in day_off.
-- Grain: day. Reads: day_off (of the load).
create table work.calendar as
select
    cast(c.day as date) as day,
    sum(case when isodow(c.day) < 6 and o.day is null then 1 else 0 end)
        over (order by c.day rows unbounded preceding) as n
from generate_series($first, $last, interval 1 day) as c (day)
left join day_off as o on o.day = c.day
