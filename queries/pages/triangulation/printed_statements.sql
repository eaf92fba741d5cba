-- What each source says, as printed: one month or all, one level or all, one question or all.
-- Columns: kpq 1 to 10; level council, service, locality or team (service, locality and team_id
-- name the unit, '' where its level has none; a team stands where it stood at the month's end);
-- month, its first day; source, of the rules' eleven; statement strength, steady, concern, too_few
-- or none; n, the number the statement rests on; detail, the figures that led to it in words.
-- Grain: kpq, level, service, locality, team_id, month, source. Reads: seen.statement.
-- needs: aggregates
select kpq, level, service, locality, team_id, month, source, statement, n, detail
from seen.statement
where ($month is null or month = $month)
    and ($level = 'all' or level = $level)
    and ($kpq is null or kpq = $kpq)
order by level, service, locality, team_id, month, kpq, list_position($sources, source)
