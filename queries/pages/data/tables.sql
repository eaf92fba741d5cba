-- Every table that a load has supplied.
-- Grain: table_name. Reads: meta.table_load.
-- needs: quality
select table_name, as_at, rows_read, rows_loaded, rows_set_aside, newest, seconds, changes
from meta.table_load
order by table_name
