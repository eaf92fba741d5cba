-- What the snapshot says of itself.
-- Grain: one row. Reads: meta.extract, main.series.
select
    x.as_at,
    x.council,
    x.la_code,
    x.synthetic,
    coalesce(
        x.covers_from,
        greatest(
            coalesce(
                (select min(month) from main.series where measure_id = 'referrals_received'),
                cast(x.as_at as date)
            ),
            cast(x.as_at - to_months(72) as date)
        )
    ) as covers_from,
    (select any_value(figures_hash) from meta.content) as figures_hash
from meta.extract as x
