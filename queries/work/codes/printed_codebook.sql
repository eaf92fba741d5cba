-- The codebook that the snapshot was made with, in order.
-- Grain: list, code, kpq. Reads: work.codebook.
create table meta.codebook as
select *
from work.codebook
order by all
