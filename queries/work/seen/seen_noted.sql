-- What a load noticed, without the values it noticed it in.
-- Grain: table_name, column_name, kind, example. Reads: meta.noted.
select table_name, column_name, kind, cells
from meta.noted
