-- The codes of the lists that free text is read by, the council's own where it has them.
-- Grain: list, code. Reads: meta.codebook.
-- needs: public
select distinct list, code
from meta.codebook
where list_contains($lists, list) and code is not null
order by list, code
