-- From which day to which the last load was complete in each table that it had, as far as the new one
-- speaks of these days too. Without a beginning it is from the earliest row.
-- Grain: table_name. Reads: meta.extract, now and in the attached database previous, and its loads.
select
    l.table_name,
    greatest(p.covers_from, n.covers_from) as first_day,
    least(l.as_at, n.as_at) as last_day
from previous.meta.table_load as l
cross join previous.meta.extract as p
cross join meta.extract as n
