-- Figures or signals as a reader sees them: only units in the scope of this cursor; no scope, no
-- rows. Completed with the table's name and the condition that the reader answers for the unit.
-- Grain: as {table}. Reads: {table}.
select t.*
from main.{table} as t
where {exact}
