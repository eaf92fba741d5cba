-- Which question each code speaks to: the council's own codebook where any load brought one, else
-- the shipped one. A question outside 1 to 10 is none.
-- Grain: list, code, kpq. Reads: extract.codebook, work.shipped_codebook, meta.table_load.
create table work.codebook as
select distinct
    list,
    code,
    case
        when kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(kpq as integer)
    end as kpq
from extract.codebook
union
select list, code, kpq
from work.shipped_codebook
where not exists (select 1 from meta.table_load where table_name = 'codebook')
