-- What each source says of the questions in one month, of a unit, or of it and all units below it.
-- Columns as printed_statements, and urgent: the items of three months to be named by themselves.
-- Grain: kpq, level, service, locality, team_id, source. Reads: seen.statement.
-- needs: aggregates
select kpq, level, service, locality, team_id, month, source, statement, n, detail, urgent
from seen.statement
where month = $month
    and ($kpq is null or kpq = $kpq)
    and ($below or level = $level)
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by level, service, locality, team_id, kpq
