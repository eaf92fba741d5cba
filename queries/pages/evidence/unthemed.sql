-- What people wrote that has no theme yet, of some sources.
-- Grain: source, row_id. Reads: seen.unthemed.
-- needs: text
select source, row_id, day, team_id, text
from seen.unthemed
where list_contains($sources, source)
order by source, day, row_id
