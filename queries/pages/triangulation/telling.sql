-- What is worth telling of one month: the questions of a unit and of all below it on which sources
-- disagree or agree on strength, and all questions of the unit itself, each with what was said; no
-- verdict where the reader may not know it.
-- Grain: kpq, level, service, locality, team_id, source. Reads: seen.verdict, seen.statement.
-- needs: aggregates
select
    s.kpq,
    s.level,
    s.service,
    s.locality,
    s.team_id,
    s.month,
    coalesce(v.verdict, '') as verdict,
    coalesce(v.sources, '') as sources,
    s.source,
    s.statement,
    s.n,
    s.detail,
    s.urgent
from seen.statement as s
left join seen.verdict as v
    on s.kpq = v.kpq
    and s.level = v.level
    and s.service = v.service
    and s.locality = v.locality
    and s.team_id = v.team_id
    and s.month = v.month
    and v.month = $month
where s.month = $month
    and s.statement <> 'none'
    and (v.verdict in ('sources disagree', 'agree: strength') or s.level = $level)
    and seen.within(s.service, s.locality, s.team_id, $service, $locality, $team_id)
order by s.level, s.service, s.locality, s.team_id, s.kpq
