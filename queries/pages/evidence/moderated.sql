-- First and moderated judgements of audits in a unit and all below it, over some months.
-- Grain: auditor_role, scale, first_judgement, moderated_judgement. Reads: seen.moderated.
-- needs: aggregates
select auditor_role, scale, first_judgement, moderated_judgement, count(*) as audits
from seen.moderated
where month >= $first
    and month <= $last
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
group by auditor_role, scale, first_judgement, moderated_judgement
order by auditor_role, scale, first_judgement, moderated_judgement
