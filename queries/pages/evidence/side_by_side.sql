-- What each source of evidence came to in every month of two years, for one question and unit: its
-- items by what they say, as the rules read them; themes of families' feedback; actions raised.
-- Grain: source, part, theme, month. Reads: seen.evidence_row, meta.evidence_source,
-- seen.actions_raised.
-- needs: aggregates
with every as (
    select source, kpq, month, service, locality, team_id, item_id, size, good, bad, theme
    from seen.evidence_row
    union all
    select 'actions', kpq, month, service, locality, team_id, case_id, 1, 0, 0, ''
    from seen.actions_raised
),
chosen as (
    select source, month, item_id, size, good, bad, theme
    from every
    where kpq = $kpq
        and month > $before
        and month <= $month
        and size is not null
        and good is not null
        and seen.within(service, locality, team_id, $service, $locality, $team_id)
        and (
            $service || $team_id = ''
            or source not in (select source from meta.evidence_source where council_only)
        )
),
item as (
    select
        source,
        month,
        item_id,
        max(size) as size,
        min(good) as good,
        max(bad) as bad,
        sum(good) as better,
        sum(bad) as worse,
        count(*) - sum(good) - sum(bad) as neither
    from chosen
    group by source, month, item_id
),
told as (
    select
        i.source,
        i.month,
        case
            when s.by_most and i.better > i.worse and i.better > i.neither then s.good
            when s.by_most and i.worse > i.better and i.worse > i.neither then s.bad
            when s.by_most then s.neither
            when i.bad > 0 then s.bad
            when i.good = 1 then s.good
            else s.neither
        end as part,
        '' as theme,
        1 as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and not s.weighed
    union all
    select i.source, i.month, s.good as part, '' as theme, i.better as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and s.weighed
    union all
    select i.source, i.month, s.neither as part, '' as theme, i.size - i.better as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and s.weighed
    union all
    select source, month, 'ALL' as part, '' as theme, 1 as n
    from item
    where source = 'actions'
    union all
    select
        'themes' as source,
        month,
        case when good = 1 then 'POSITIVE' when bad = 1 then 'NEGATIVE' else 'MIXED' end as part,
        theme,
        1 as n
    from chosen
    where source = 'families' and theme <> ''
)
select source, part, theme, month, cast(sum(n) as double) as n
from told
group by source, part, theme, month
order by source, month, part, theme
