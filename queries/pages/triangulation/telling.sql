-- What is worth telling of one month: the questions of a unit and of all below it on which sources
-- disagree or agree on strength, and all questions of the unit itself, each with what was said.
-- Grain: kpq, level, service, locality, team_id, source. Reads: seen.verdict, seen.statement.
-- needs: aggregates
select
    v.kpq,
    v.level,
    v.service,
    v.locality,
    v.team_id,
    v.month,
    v.verdict,
    v.sources,
    s.source,
    s.statement,
    s.n,
    s.detail,
    s.urgent
from seen.verdict as v
inner join seen.statement as s
    on s.kpq = v.kpq
    and s.level = v.level
    and s.service = v.service
    and s.locality = v.locality
    and s.team_id = v.team_id
    and s.month = v.month
where v.month = $month
    and s.month = $month
    and s.statement <> 'none'
    and (v.verdict in ('sources disagree', 'agree: strength') or v.level = $level)
    and seen.within(v.service, v.locality, v.team_id, $service, $locality, $team_id)
order by v.level, v.service, v.locality, v.team_id, v.kpq
