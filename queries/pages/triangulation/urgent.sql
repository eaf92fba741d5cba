-- Audits of some months that raised an immediate concern, of one unit and all below it, by team and
-- month, for one question or all. An audit that speaks to several questions counts once.
-- Grain: service, locality, team_id, month. Reads: seen.evidence_audits.
-- needs: aggregates
select service, locality, team_id, month, count(distinct item_id) as audits
from seen.evidence_audits
where bad = 1
    and ($kpq is null or kpq = $kpq)
    and month >= $first
    and month <= $last
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
group by service, locality, team_id, month
order by month desc, service, locality, team_id
