-- First and moderated judgements of audits in a unit and all below it, over some months.
-- Grain: auditor_role, scale, first_judgement, moderated_judgement. Reads: seen.moderated.
-- needs: aggregates
select auditor_role, scale, first_judgement, moderated_judgement, count(*) as audits
from seen.moderated
where month >= $first
    and month <= $last
    and ($team_id = '' or team_id = $team_id)
    and ($team_id <> '' or $service = '' or service = $service)
    and ($team_id <> '' or $locality = '' or locality = $locality)
group by auditor_role, scale, first_judgement, moderated_judgement
order by auditor_role, scale, first_judgement, moderated_judgement
