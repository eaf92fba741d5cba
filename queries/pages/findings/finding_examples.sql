-- What a load noticed, each with a few of the values it noticed.
-- Grain: kind, table_name, column_name. Reads: meta.finding.
-- needs: quality
select kind, table_name, column_name, cells, of_cells, weight, sentence, examples
from meta.finding
order by weight = 'loud' desc, cells desc, table_name, column_name, kind
