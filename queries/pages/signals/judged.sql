-- How many series of one unit and all units below it were judged in the last of some months.
-- Grain: method. Reads: seen.signal.
-- needs: aggregates
with inside as (
    select month, method, variation
    from seen.signal
    where month >= $first
        and month <= $last
        and case
            when $team_id <> '' then team_id = $team_id
            when $locality <> '' then service = $service and locality = $locality
            else $service = '' or service = $service
        end
)
select method, count(*) as series
from inside
where month = (select max(month) from inside)
    and variation in ('common', 'concern', 'improvement', 'neutral_high', 'neutral_low')
group by method
order by method
