-- Whether the sources agree, as printed: one month or all, one level or all, one question or all.
-- Columns: as printed_statements; verdict in the words of the rules; sources, those that carry it.
-- Grain: kpq, level, service, locality, team_id, month. Reads: seen.verdict.
-- needs: aggregates
select kpq, level, service, locality, team_id, month, verdict, sources
from seen.verdict
where ($month is null or month = $month)
    and ($level = 'all' or level = $level)
    and ($kpq is null or kpq = $kpq)
order by level, service, locality, team_id, month, kpq
