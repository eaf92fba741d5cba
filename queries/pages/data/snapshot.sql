-- What the snapshot says of itself.
-- Grain: one row. Reads: meta.standing, meta.content.
-- needs: public
select
    s.as_at,
    s.council,
    s.la_code,
    s.synthetic,
    s.covers_from,
    (select any_value(c.figures_hash) from meta.content as c) as figures_hash
from meta.standing as s
