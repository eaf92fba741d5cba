-- The file indicators.csv as published, all text but for whole numbers.
-- Grain: indicator_id. Reads: the file $path.
create table benchmark.indicator as
select * replace (cast(decimals as integer) as decimals, cast(first_year as integer) as first_year)
from read_csv($path, header = true, all_varchar = true)
