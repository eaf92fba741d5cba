-- What the evidence of one $source comes to in every unit: the $months months to each month, and the
-- $before months before them; where $council_only, in the council alone. The rows of one item within
-- a unit are one item: it is good or bad where all of them are, or where $by_most most of them are.
-- every_row and good_rows count rows and not items; lately the bad items of the last three months.
-- Grain: place (of work.unit_month), kpq. Reads: work.evidence_row, work.complete_month,
-- work.unit_month.
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
        k.back < $months as recent,
        k.back < 3 as lately
    from work.evidence_row as f
    cross join range($months + $before) as k (back)
    where f.source = $source and f.kpq is not null and f.size is not null and f.good is not null
),
rows_of_item as (
    select
        s.kpq,
        s.month,
        s.recent,
        coalesce(s.service, '') as service,
        coalesce(s.locality, '') as locality,
        coalesce(s.team_id, '') as team_id,
        max(s.size) as size,
        min(s.good) as every_good,
        max(s.bad) as any_bad,
        sum(s.good) as good_rows,
        sum(s.bad) as bad_rows,
        count(*) - sum(s.good) - sum(s.bad) as other_rows,
        count(*) as all_rows,
        max(s.bad) filter (where s.lately) as bad_lately
    from spread as s
    inner join work.complete_month as m on m.month = s.month
    group by grouping sets (
        (s.kpq, s.month, s.recent, s.item_id),
        (s.kpq, s.month, s.recent, s.item_id, s.service),
        (s.kpq, s.month, s.recent, s.item_id, s.service, s.locality),
        (s.kpq, s.month, s.recent, s.item_id, s.team_id)
    )
),
item as (
    select
        kpq,
        month,
        recent,
        service,
        locality,
        team_id,
        case
            when $by_most then cast(
                greatest(good_rows, bad_rows) > other_rows and good_rows <> bad_rows as integer
            )
            else size
        end as size,
        case
            when $by_most then cast(good_rows > bad_rows and good_rows > other_rows as integer)
            else every_good
        end as good,
        case
            when $by_most then cast(bad_rows > good_rows and bad_rows > other_rows as integer)
            else any_bad
        end as bad,
        good_rows,
        all_rows,
        bad_lately
    from rows_of_item
)
select
    u.place,
    i.kpq,
    coalesce(sum(i.size) filter (where i.recent), 0) as n,
    coalesce(sum(i.good) filter (where i.recent), 0) as good,
    coalesce(sum(i.bad) filter (where i.recent), 0) as bad,
    coalesce(sum(i.size) filter (where not i.recent), 0) as earlier,
    coalesce(sum(i.all_rows) filter (where i.recent), 0) as every_row,
    coalesce(sum(i.good_rows) filter (where i.recent), 0) as good_rows,
    coalesce(sum(i.bad_lately) filter (where i.recent), 0) as lately
from item as i
inner join work.unit_month as u
    on u.month = i.month
    and (u.level = 'council' or not $council_only)
    and i.team_id = u.team_id
    and i.service = case when u.level = 'team' then '' else u.service end
    and i.locality = case when u.level = 'team' then '' else u.locality end
group by u.place, i.kpq
