-- Expected evidence against what came, over the three months to each month, by unit and source.
-- Expected: by the source's rhythm, in the months that lie at or after its first row and by its
-- as-at date; a row stands where anything is. Received: items, whatever question they speak to.
-- A gap: at least one was expected and none came.
-- Grain: level, service, locality, team_id, month, source. Reads: work.rhythm, work.team_month,
-- work.evidence_item, work.evidence_span, work.unit_month, work.complete_month.
insert into silence by name
with asked as (
    -- Each month with the months to which it is one of three, where the source was kept then.
    select s.source, m.month as asked_in, cast(m.month + to_months(cast(k.later as integer)) as date) as month
    from work.evidence_span as s
    inner join work.complete_month as m on m.month >= s.first_month and m.month <= s.last_month
    cross join range(3) as k (later)
),
expected as (
    select
        a.source,
        a.month,
        coalesce(t.service, '') as service,
        coalesce(t.locality, '') as locality,
        coalesce(t.team_id, '') as team_id,
        count(distinct a.asked_in) as months,
        sum(t.workers) as workers,
        sum(t.holds) as holders
    from asked as a
    inner join work.team_month as t on t.month = a.asked_in
    group by grouping sets (
        (a.source, a.month),
        (a.source, a.month, t.service),
        (a.source, a.month, t.service, t.locality),
        (a.source, a.month, t.team_id)
    )
),
received as (
    select
        a.source,
        a.month,
        coalesce(i.service, '') as service,
        coalesce(i.locality, '') as locality,
        coalesce(i.team_id, '') as team_id,
        count(distinct i.item_id) as received
    from asked as a
    inner join work.evidence_item as i on i.source = a.source and i.month = a.asked_in
    group by grouping sets (
        (a.source, a.month),
        (a.source, a.month, i.service),
        (a.source, a.month, i.service, i.locality),
        (a.source, a.month, i.team_id)
    )
),
rhythm as (
    select
        u.place,
        u.level,
        u.service,
        u.locality,
        u.team_id,
        u.month,
        e.source,
        sum(
            case p.per
                when 'holder' then e.holders
                when 'worker' then e.workers
                when 'unit with workers' then case when e.workers > 0 then e.months end
                when 'council' then case when u.level = 'council' then e.months end
            end * p.times / p.over
        ) as expected,
        coalesce(max(r.received), 0) as received
    from work.unit_month as u
    inner join expected as e
        on e.month = u.month
        and e.team_id = u.team_id
        and e.service = case when u.level = 'team' then '' else u.service end
        and e.locality = case when u.level = 'team' then '' else u.locality end
    inner join work.rhythm as p on p.source = e.source
    left join received as r
        on r.source = e.source
        and r.month = e.month
        and r.team_id = e.team_id
        and r.service = e.service
        and r.locality = e.locality
    group by u.place, u.level, u.service, u.locality, u.team_id, u.month, e.source
)
select
    level,
    service,
    locality,
    team_id,
    month,
    source,
    expected,
    received,
    expected >= 1 and received = 0 as gap
from rhythm
where expected > 0
order by place, source
