-- When the latest load was, and how many rows the loads set aside, in all.
-- Grain: one row. Reads: seen.latest_load.
-- needs: public
select loaded_at, rows_set_aside
from seen.latest_load
