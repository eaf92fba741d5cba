-- The published figures that the product ships.
-- Grain: indicator_id, time_period, area_code. Reads: the file $path.
create or replace table work.shipped as
from read_parquet($path)
