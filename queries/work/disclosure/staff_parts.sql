-- How many people of the staff a measure about staff stands on, as in parts.sql; a row that names
-- nobody is one.
-- Grain: service, locality, team_id, month. Reads: measure_case.
select
    $measure_id as measure_id,
    service,
    locality,
    team_id,
    month,
    cast(count(distinct person_id) + count(*) filter (where person_id is null) as double) as people
from measure_case
where month >= cast($first as date) - to_months(11)
group by service, locality, team_id, month
