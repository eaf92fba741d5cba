-- What each source says of the questions in one month, of a unit, or of it and all units below it.
-- Columns as printed_statements.
-- Grain: kpq, level, service, locality, team_id, source. Reads: seen.statement.
-- needs: aggregates
select kpq, level, service, locality, team_id, month, source, statement, n, detail
from seen.statement
where month = $month
    and ($kpq is null or kpq = $kpq)
    and case
        when $team_id <> '' then team_id = $team_id
        when $below and $locality <> '' then service = $service and locality = $locality
        when $below then $service = '' or service = $service
        else level = $level and service = $service and locality = $locality and team_id = ''
    end
order by level, service, locality, team_id, kpq
