-- What the evidence of one source comes to in every unit: the $months months to each month, and the
-- $before months before them; where $council_only, in the council alone. The rows of one item within a unit are one item.
-- Completed with the fact and with how an item's rows make one.
-- Grain: place (of work.unit_month), kpq. Reads: a fact of evidence, work.unit_month.
with spread as (
    select
        f.kpq,
        f.item_id,
        f.service,
        f.locality,
        f.team_id,
        f.size,
        f.good,
        f.bad,
        cast(f.month + to_months(cast(k.back as integer)) as date) as month,
        k.back < $months as recent
    from fact.{fact} as f
    cross join range($months + $before) as k (back)
    where f.kpq is not null and f.size is not null and f.good is not null
),
item as (
    select
        s.kpq,
        s.month,
        s.recent,
        coalesce(s.service, '') as service,
        coalesce(s.locality, '') as locality,
        coalesce(s.team_id, '') as team_id,
        {item}
    from spread as s
    inner join work.complete_month as m on m.month = s.month
    group by grouping sets (
        (s.kpq, s.month, s.recent, s.item_id),
        (s.kpq, s.month, s.recent, s.item_id, s.service),
        (s.kpq, s.month, s.recent, s.item_id, s.service, s.locality),
        (s.kpq, s.month, s.recent, s.item_id, s.team_id)
    )
)
select
    u.place,
    i.kpq,
    coalesce(sum(i.size) filter (where i.recent), 0) as n,
    coalesce(sum(i.good) filter (where i.recent), 0) as good,
    coalesce(sum(i.bad) filter (where i.recent), 0) as bad,
    coalesce(sum(i.size) filter (where not i.recent), 0) as earlier
from item as i
inner join work.unit_month as u
    on u.month = i.month
    and (u.level = 'council' or not $council_only)
    and i.team_id = u.team_id
    and i.service = case when u.level = 'team' then '' else u.service end
    and i.locality = case when u.level = 'team' then '' else u.locality end
group by u.place, i.kpq
