-- The thresholds by which the statements of this snapshot were made.
-- Grain: source, name. Reads: meta.threshold.
-- needs: public
select
    source,
    name,
    value
from meta.threshold
order by source, name
