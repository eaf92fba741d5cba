-- What each source came to in every unit and month, by what its items say; a unit's rows of one item
-- are one item, and a weighed one stands for as many as its size. Under kpq 0 whatever the question.
-- Grain: kpq, level, service, locality, team_id, month, source, part. Reads: work.evidence_row,
-- work.unit_month, meta.evidence_source.
insert into evidence_month by name
with every as (
    select source, kpq, month, service, locality, team_id, item_id, size, good, bad
    from work.evidence_row
    where size is not null and good is not null and kpq is not null
    union all
    select source, 0 as kpq, month, service, locality, team_id, item_id, size, good, bad
    from work.evidence_row
    where size is not null and good is not null
),
item as (
    select
        source,
        kpq,
        month,
        coalesce(service, '') as service,
        coalesce(locality, '') as locality,
        coalesce(team_id, '') as team_id,
        max(size) as size,
        min(good) as every_good,
        max(good) as any_good,
        max(bad) as any_bad,
        sum(good) as better,
        sum(bad) as worse,
        count(*) - sum(good) - sum(bad) as neither
    from every
    group by grouping sets (
        (source, kpq, month, item_id),
        (source, kpq, month, item_id, service),
        (source, kpq, month, item_id, service, locality),
        (source, kpq, month, item_id, team_id)
    )
),
told as (
    select
        i.source,
        i.kpq,
        i.month,
        i.service,
        i.locality,
        i.team_id,
        case
            when s.by_most and i.better > i.worse and i.better > i.neither then s.good
            when s.by_most and i.worse > i.better and i.worse > i.neither then s.bad
            when s.by_most then s.neither
            when i.any_bad > 0 then s.bad
            when i.every_good = 1 then s.good
            else s.neither
        end as part,
        1 as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and not s.weighed
    union all
    select
        i.source, i.kpq, i.month, i.service, i.locality, i.team_id, s.good as part, i.any_good as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and s.weighed
    union all
    select
        i.source,
        i.kpq,
        i.month,
        i.service,
        i.locality,
        i.team_id,
        s.neither as part,
        i.size - i.any_good as n
    from item as i
    inner join meta.evidence_source as s on s.source = i.source and s.weighed
)
select
    t.kpq,
    u.level,
    u.service,
    u.locality,
    u.team_id,
    t.month,
    t.source,
    t.part,
    cast(sum(t.n) as double) as n,
    false as few
from told as t
inner join meta.evidence_source as s on s.source = t.source
inner join work.unit_month as u
    on u.month = t.month
    and (u.level = 'council' or not s.council_only)
    and t.team_id = u.team_id
    and t.service = case when u.level = 'team' then '' else u.service end
    and t.locality = case when u.level = 'team' then '' else u.locality end
group by all
order by u.level, u.service, u.locality, u.team_id, t.source, t.kpq, t.month, t.part
