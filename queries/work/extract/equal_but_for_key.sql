-- Rows that a load under `changes` brought and that equal a row it kept in all but their key: the
-- same case under a new number. Listed on the Data page, never taken out. Completed with the table,
-- its key and its other columns: no engine takes names as an argument.
-- Grain: one row, or none. Reads: a table of extract, and the same in the attached database previous.
insert into meta.noted by name
with kept as (
    select coalesce(max(file_order), 0) as last_row from previous.extract.{table}
)
select
    '{table}' as table_name,
    '{key}' as column_name,
    'equal to a row that was kept, but for its key' as kind,
    cast(null as varchar) as example,
    count(*) as cells
from (
    select {others}
    from extract.{table} as n
    where n.file_order > (select k.last_row from kept as k)
) as n
semi join (
    select {others}
    from extract.{table} as n
    where n.file_order <= (select k.last_row from kept as k)
) as p on {same}
having count(*) > 0
