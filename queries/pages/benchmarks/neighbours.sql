-- The statistical neighbours of an authority in its latest set, the closest first.
-- Grain: neighbour_la_code. Reads: benchmark.neighbour.
select
    n.neighbour_la_code as la_code,
    n.neighbour_name as name,
    n.rank,
    n.closeness,
    left(n.model, 4) as set_year
from benchmark.neighbour as n
where n.la_code = $la_code
    and n.model = (select max(m.model) from benchmark.neighbour as m where m.la_code = $la_code)
order by n.rank
-- needs: public
