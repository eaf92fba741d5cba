-- What the funnel of all units of a level is drawn by, for one measure and month.
-- Grain: one row, none where nothing is compared. Reads: seen.funnel.
-- needs: aggregates
select all_x, all_n, units, tau2
from seen.funnel
where measure_id = $measure_id
    and level = $level
    and month = $month
