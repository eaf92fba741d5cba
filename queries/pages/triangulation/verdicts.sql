-- Whether the sources agree on the questions in one month, of a unit, or of it and all below it.
-- Columns as printed_verdicts.
-- Grain: kpq, level, service, locality, team_id. Reads: seen.verdict.
-- needs: aggregates
select kpq, level, service, locality, team_id, month, verdict, sources
from seen.verdict
where month = $month
    and ($kpq is null or kpq = $kpq)
    and ($below or level = $level)
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by level, service, locality, team_id, kpq
