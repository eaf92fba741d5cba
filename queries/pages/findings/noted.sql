-- What a load noticed without setting a row aside.
-- Grain: table_name, column_name, kind. Reads: seen.noted.
-- needs: quality
select table_name, column_name, kind, null as example, cast(sum(cells) as bigint) as cells
from seen.noted
group by table_name, column_name, kind
order by table_name, column_name, kind
