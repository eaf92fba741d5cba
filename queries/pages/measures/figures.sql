-- Figures as printed.
-- Grain: measure_id, category, level, service, locality, team_id, month. Reads: seen.series.
-- needs: aggregates
select
    measure_id || case when category = '' then '' else ':' || category end as measure_id,
    level,
    service,
    locality,
    team_id,
    month,
    case when denominator is null or numerator is not null then numerator end as numerator,
    denominator,
    value
from seen.series
where ($level = 'all' or level = $level)
    and ($measure_ids is null or list_contains($measure_ids, measure_id))
order by measure_id, level, service, locality, team_id, month
