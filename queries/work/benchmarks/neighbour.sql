-- The file neighbours.csv as published, all text but for whole numbers.
-- Grain: la_code, neighbour_la_code, model. Reads: the file $path.
create table benchmark.neighbour as
select * replace (cast(rank as integer) as rank)
from read_csv($path, header = true, all_varchar = true)
