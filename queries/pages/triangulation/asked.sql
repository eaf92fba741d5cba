-- The questions that each source of evidence is asked. A question that no code of a source maps to
-- is not asked of it: its cell is blank and never a gap.
-- Grain: source, kpq. Reads: meta.asked.
-- needs: public
select source, kpq
from meta.asked
order by source, kpq
