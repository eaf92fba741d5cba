-- How many measures of one unit and of each unit below it say each kind of signal in some months.
-- Grain: service, locality, team_id, variation. Reads: seen.signal.
-- needs: aggregates
select service, locality, team_id, variation, count(*) as measures
from seen.signal
where month >= $first
    and month <= $last
    and variation in ('concern', 'improvement', 'neutral_high', 'neutral_low')
    and seen.within(service, locality, team_id, $service, $locality, $team_id)
group by service, locality, team_id, variation
order by service, locality, team_id, variation
