-- Rows set aside, by table and reason.
-- Grain: table_name, reason. Reads: seen.set_aside.
-- needs: quality
select table_name, reason, count(*) as rows_set_aside
from seen.set_aside
group by table_name, reason
order by table_name, reason
