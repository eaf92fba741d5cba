-- The columns of every fact, in order.
-- Grain: fact, column_name. Reads: the catalogue of the database.
select table_name as fact, column_name, ordinal_position as place
from information_schema.columns
where table_schema = 'fact'
