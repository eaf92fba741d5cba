-- Measures and months whose council figure is not the sum of its services or localities. Shares of
-- full-time equivalents are apart: a unit with leavers and nobody in post has no figure of its own.
-- Grain: measure_id, category, month. Reads: series. Must return no rows.
select measure_id, category, month
from series
where level in ('council', 'service', 'locality')
    and measure_id in (
        select m.measure_id
        from meta.measure as m
        where m.kind in ('count', 'percent', 'mean')
            and m.fact not in ('turnover', 'posts', 'workforce_month', 'caseloads')
    )
group by measure_id, category, month
having abs(
        sum(case when level = 'council' then numerator else 0 end)
        - sum(case when level = 'service' then numerator else 0 end)
    ) > 1e-6 * (1 + abs(sum(case when level = 'council' then numerator else 0 end)))
    or abs(
        sum(case when level = 'council' then numerator else 0 end)
        - sum(case when level = 'locality' then numerator else 0 end)
    ) > 1e-6 * (1 + abs(sum(case when level = 'council' then numerator else 0 end)))
