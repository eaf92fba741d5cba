-- Rows set aside, by table and reason.
-- Grain: table_name, reason. Reads: meta.set_aside.
select table_name, reason, count(*) as rows_set_aside
from meta.set_aside
group by table_name, reason
order by table_name, reason
