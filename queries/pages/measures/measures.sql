-- What can be counted: each measure's as-at date, or why there is none.
-- Grain: measure_id. Reads: meta.measure.
-- needs: public
select measure_id, as_at, why
from meta.measure
order by measure_id
