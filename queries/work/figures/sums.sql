-- The sums of one measure, or of one of its categories.
-- Grain: service, locality, team_id, month. Reads: measure_case.
insert into figures by name
select
    $measure_id as measure_id,
    $category as category,
    service,
    locality,
    team_id,
    month,
    sum(cast(numerator as decimal(18, 9))) as numerator,
    sum(cast(denominator as decimal(18, 9))) as denominator,
    count(*) as cases
from measure_case
group by service, locality, team_id, month
