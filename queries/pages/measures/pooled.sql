-- Some months together of one measure, for the units of a level below a service or locality; a sum
-- with a hidden month is hidden.
-- Grain: service, locality, team_id. Reads: seen.series.
-- needs: aggregates
select
    any_value(service) as service,
    any_value(locality) as locality,
    team_id,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    sum(cases) as cases,
    bool_or(mark = 'c') as hidden
from seen.series
where level = $level
    and seen.within(service, locality, team_id, $service, $locality, '')
    and measure_id = $measure_id
    and category = $category
    and month >= $first
    and month <= $last
group by
    team_id,
    case when $level = 'team' then '' else service end,
    case when $level = 'team' then '' else locality end
order by 1, 2, 3
