-- How much of each kind a reader sees, and how much of it is hidden, in the months from one to the
-- latest; what the reader sees nothing of is not counted.
-- Grain: what. Reads: seen.series, seen.signal, seen.verdict, seen.statement, seen.silence,
-- seen.unequal.
-- needs: aggregates
select
    case when category = '' then 'whole figures' else 'categories' end as what,
    count(*) filter (where mark = '') as shown,
    count(*) filter (where mark = 'c') as hidden
from seen.series
where month >= $first
group by all
union all
select 'signals' as what, count(*) as shown, 0 as hidden
from seen.signal
where variation in ('concern', 'improvement', 'neutral_high', 'neutral_low')
union all
select 'verdicts' as what, count(*) as shown, 0 as hidden
from seen.verdict
union all
select
    'statements' as what,
    count(*) filter (where n is not null) as shown,
    count(*) filter (where n is null) as hidden
from seen.statement
where statement <> 'none'
union all
select
    'silence' as what,
    count(*) filter (where received is not null) as shown,
    count(*) filter (where received is null) as hidden
from seen.silence
union all
select 'groups of children' as what, count(*) as shown, 0 as hidden
from seen.unequal
order by what
