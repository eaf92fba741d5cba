-- What a load noticed, and each measure that it touches; of some measures, or without any named of all.
-- What reads as not known stands with the groups of children too, whichever measures are named.
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
    and ($measure_ids is null or list_contains($measure_ids, l.measure_id))
where $measure_ids is null
    or l.measure_id is not null
    or list_contains($group_columns, f.table_name || '.' || f.column_name)
order by f.weight = 'loud' desc, f.cells desc, f.table_name, f.column_name, f.kind, l.measure_id
