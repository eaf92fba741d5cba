-- The file areas.csv as published, all text but for whole numbers.
-- Grain: area_code. Reads: the file $path.
create table benchmark.area as
select * replace (cast(first_year as integer) as first_year, cast(last_year as integer) as last_year)
from read_csv($path, header = true, all_varchar = true)
