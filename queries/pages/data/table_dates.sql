-- When every table that a load has supplied was last supplied.
-- Grain: table_name. Reads: seen.table_date.
-- needs: public
select table_name, as_at, newest
from seen.table_date
order by table_name
