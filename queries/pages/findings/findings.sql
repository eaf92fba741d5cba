-- What a load noticed, and each of some measures that it touches; null where it touches none of them.
-- Grain: kind, table_name, column_name, measure_id. Reads: seen.finding, seen.left_out.
-- needs: public
select
    f.kind,
    f.table_name,
    f.column_name,
    f.cells,
    f.of_cells,
    f.weight,
    f.sentence,
    f.accepted_by,
    f.accepted_at,
    l.measure_id,
    l.cases
from seen.finding as f
left join seen.left_out as l
    on l.kind = f.kind and l.table_name = f.table_name and l.column_name = f.column_name
    and list_contains($measure_ids, l.measure_id)
