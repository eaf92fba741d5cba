-- Shares of cases below 0 or above 100; those of full-time equivalents may exceed it.
-- Grain: the key of series. Reads: series, meta.measure. Must return no rows.
select s.measure_id, s.category, s.level, s.service, s.locality, s.team_id, s.month
from series as s
inner join meta.measure as m on m.measure_id = s.measure_id
where m.kind = 'percent'
    and m.fact not in ('turnover', 'posts', 'workforce_month')
    and (s.value < 0 or s.numerator > s.denominator)
