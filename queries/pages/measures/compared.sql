-- One month of one measure for the units of a level below a service or locality.
-- Grain: service, locality, team_id. Reads: seen.series.
-- needs: aggregates
select service, locality, team_id, month, numerator, denominator, value, cases, mark
from seen.series
where level = $level
    and seen.within(service, locality, team_id, $service, $locality, '')
    and measure_id = $measure_id
    and category = $category
    and month = $month
order by service, locality, team_id
