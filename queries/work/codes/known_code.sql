-- The codes that are known: those of the codebook, and those that the format of the extract has.
-- Grain: list, code. Reads: work.codebook, work.listed_code.
create table work.known_code as
select list, code
from work.codebook
where code is not null
union
select list, code
from work.listed_code
