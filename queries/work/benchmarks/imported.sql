-- The published figures that the council imported; none yet, in the columns of those shipped.
-- Grain: indicator_id, time_period, area_code. Reads: work.shipped.
create or replace table work.imported as
from work.shipped
limit 0
