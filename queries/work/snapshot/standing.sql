-- What the snapshot says of itself. Unless the extract says from when it is complete, that is the
-- later of its earliest referral and 72 months before the as-at date.
-- Grain: one row. Reads: meta.extract, extract.ssd_cin_episodes.
create table meta.standing as
select
    x.as_at,
    x.council,
    x.la_code,
    x.synthetic,
    coalesce(
        x.covers_from,
        greatest(
            cast(x.as_at - to_months(72) as date),
            (select min(e.cine_referral_date) from extract.ssd_cin_episodes as e)
        )
    ) as covers_from
from meta.extract as x
