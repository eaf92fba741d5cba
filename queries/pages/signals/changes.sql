-- The signals of one unit and all units below it that were first to be seen within some months.
-- Grain: measure_id, level, service, locality, team_id, month. Reads: seen.signal.
-- needs: aggregates
select *
from seen.signal
where month >= $first
    and month <= $last
    and first_seen >= $first
    and first_seen <= $last
    and variation in ('concern', 'improvement', 'neutral_high', 'neutral_low')
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
order by measure_id, level, service, locality, team_id, month
