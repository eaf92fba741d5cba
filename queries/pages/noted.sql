-- What a load noticed without setting a row aside.
-- Grain: table_name, column_name, kind, example. Reads: meta.noted.
select table_name, column_name, kind, example, cells
from meta.noted
order by table_name, column_name, kind, example
