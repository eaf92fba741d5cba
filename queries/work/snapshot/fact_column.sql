-- The columns of every fact, in order.
-- Grain: fact, column_name. Reads: the catalogue of this database, not of the snapshot before it.
create table meta.fact_column as
select table_name as fact, column_name, ordinal_position as place
from information_schema.columns
where table_schema = 'fact'
    and table_catalog = current_database()
    and column_name <> 'left_out_of'
