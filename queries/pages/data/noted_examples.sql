-- What a load noticed without setting a row aside, each with the value it noticed.
-- Grain: table_name, column_name, kind, example. Reads: meta.noted.
-- needs: quality
select table_name, column_name, kind, example, cells
from meta.noted
order by table_name, column_name, kind, example
