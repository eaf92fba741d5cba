-- Audits whose first judgement was moderated on the same scale, of a unit and all below it.
-- Grain: one row per pair of judgements: auditor_role, scale, first, moderated, with how many
-- audits have it. Reads: seen.evidence_moderated.
-- needs: aggregates
select auditor_role, scale, first_judgement, moderated_judgement, count(*) as audits
from seen.evidence_moderated
where month >= $first
    and month <= $last
    and ($team_id = '' or team_id = $team_id)
    and ($team_id <> '' or $service = '' or service = $service)
    and ($team_id <> '' or $locality = '' or locality = $locality)
group by auditor_role, scale, first_judgement, moderated_judgement
order by auditor_role, scale, first_judgement, moderated_judgement
