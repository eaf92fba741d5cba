-- The rows set aside, each with its key and where it stood: the first so many of a table and reason.
-- Grain: table_name, file_name, row_number. Reads: seen.row_set_aside.
-- needs: quality
select table_name, reason, row_id, file_name, row_number
from (
    select
        table_name,
        reason,
        row_id,
        file_name,
        row_number,
        row_number() over (
            partition by table_name, reason order by file_name, row_number
        ) as place
    from seen.row_set_aside
)
where place <= $most
order by table_name, reason, place
