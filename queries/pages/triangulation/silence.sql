-- Evidence that was to be expected of a unit and the units below it, against what came.
-- Columns: level, service, locality, team_id name the unit ('' where its level has none); month is
-- the last of the three months counted, so that a calendar quarter is its March, June, September or
-- December; source; expected, by the source's rhythm (a row stands only where something was);
-- received, items of the source on whatever question; gap, at least one expected and none came.
-- Grain: level, service, locality, team_id, month, source. Reads: seen.silence.
-- needs: aggregates
select level, service, locality, team_id, month, source, expected, received, gap
from seen.silence
where month >= $first
    and month <= $last
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by level, service, locality, team_id, month, source
