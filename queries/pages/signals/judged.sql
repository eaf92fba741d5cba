-- How many series of one unit and all units below it were judged in the last of some months.
-- Grain: method. Reads: seen.signal.
-- needs: aggregates
with inside as (
    select month, method, variation
    from seen.signal
    where month >= $first
        and month <= $last
        and seen.within(service, locality, team_id, $service, $locality, $team_id)
)
select method, count(*) as series
from inside
where month = (select max(month) from inside)
    and variation in ('common', 'concern', 'improvement', 'neutral_high', 'neutral_low')
group by method
order by method
