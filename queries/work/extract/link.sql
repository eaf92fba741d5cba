-- How many filled cells of a column that names rows of another table there are, and how many of them
-- name none. Completed with one relation of warehouse.tables.relations: no engine takes the name of
-- a table or a column as an argument.
-- Grain: one row; none where either table is empty. Reads: two tables of extract.
select count(*) as cells, count(*) filter (where k.id is null) as unmet
from extract.{table} as f
left join (
    select distinct "{to_column}" as id from extract.{to_table} where "{to_column}" is not null
) as k on k.id = f."{column}"
where f."{column}" is not null
    and {only}
    and exists (select 1 from extract.{to_table})
having count(*) > 0
