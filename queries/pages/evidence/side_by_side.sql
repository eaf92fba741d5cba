-- What each source of evidence came to in every month of two years, for one question and unit: its
-- items by what they say, as the rules read them; themes of families' feedback; actions raised.
-- Grain: source, part, theme, month. Reads: the evidence of seen, seen.actions_raised.
-- needs: aggregates
with every as (
    select 'audits' as source, kpq, month, service, locality, team_id, item_id, size, good, bad,
        '' as theme
    from seen.evidence_audits
    union all
    select 'observations', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_observations
    union all
    select 'complaints', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_complaints
    union all
    select 'compliments', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_compliments
    union all
    select 'families', kpq, month, service, locality, team_id, item_id, size, good, bad,
        coalesce(theme, '')
    from seen.evidence_families
    union all
    select 'practitioners', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_practitioners
    union all
    select 'partners', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_partners
    union all
    select 'disputes', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_disputes
    union all
    select 'reviews', kpq, month, service, locality, team_id, item_id, size, good, bad, ''
    from seen.evidence_reviews
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
        and ($team_id = '' or team_id = $team_id)
        and ($team_id <> '' or $service = '' or service = $service)
        and ($team_id <> '' or $locality = '' or locality = $locality)
        and (source <> 'reviews' or $service || $team_id = '')
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
        source,
        month,
        case
            when source = 'audits' and bad > 0 then 'IMMEDIATE_CONCERN'
            when source = 'audits' and good = 1 then 'GOOD_ON_IT'
            when source = 'audits' then 'NOT_GOOD_ON_IT'
            when source = 'observations' and bad > 0 then 'DEVELOPMENT_NEED'
            when source = 'observations' and good = 1 then 'STRENGTH'
            when source = 'observations' then 'COMPETENT'
            when source in ('families', 'partners') and better > worse and better > neither
                then 'POSITIVE'
            when source in ('families', 'partners') and worse > better and worse > neither
                then 'NEGATIVE'
            when source in ('families', 'partners') then 'MIXED'
            when source = 'disputes' and good = 1 then 'GOOD_PRACTICE'
            when source = 'reviews' and bad > 0 then 'AREA_FOR_IMPROVEMENT'
            when source = 'reviews' then 'STRENGTH'
            else 'ALL'
        end as part,
        '' as theme,
        1 as n
    from item
    where source <> 'practitioners'
    union all
    select source, month, 'AGREE' as part, '' as theme, better as n
    from item
    where source = 'practitioners'
    union all
    select source, month, 'OTHER' as part, '' as theme, size - better as n
    from item
    where source = 'practitioners'
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
