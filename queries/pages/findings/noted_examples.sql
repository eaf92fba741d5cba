-- What a load noticed without setting a row aside, each with the value it noticed, and the known codes
-- that are written most like it.
-- Grain: table_name, column_name, kind, example. Reads: meta.noted.
-- needs: quality
select table_name, column_name, kind, example, cells, coalesce(near, []) as near
from meta.noted
order by kind = 'not understood' desc, table_name, column_name, kind, cells desc, example
