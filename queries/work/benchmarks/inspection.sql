-- The file ofsted.csv as published, all text.
-- Grain: la_code, inspection_date. Reads: the file $path.
create table benchmark.inspection as
select *
from read_csv($path, header = true, all_varchar = true)
