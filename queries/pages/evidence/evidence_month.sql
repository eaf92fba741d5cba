-- What sources of evidence came to month by month, for one question (0: whatever question) and one
-- unit, and the units below it of one level: whole counts, for whoever reads whole figures. n is
-- null where it stands on few people and is not said.
-- Grain: level, service, locality, team_id, source, month, part. Reads: seen.evidence_month.
-- needs: aggregates
select source, part, '' as theme, month, level, service, locality, team_id, n
from seen.evidence_month
where kpq = $kpq
    and ($source is null or source = $source)
    and month > $before
    and month <= $month
    and list_contains($levels, level)
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by source, month, level, service, locality, team_id, part
