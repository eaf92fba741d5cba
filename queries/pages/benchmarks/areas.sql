-- Every area with published figures: authorities, standing and abolished, regions and England.
-- Grain: area_code. Reads: benchmark.area.
select
    a.area_code,
    a.la_code,
    a.area_name,
    a.lait_name,
    a.geography,
    a.region_name,
    a.first_year,
    a.last_year,
    coalesce(a.successor_la_codes, '') as successors,
    coalesce(a.former_area_codes, '') as former_codes
from benchmark.area as a
order by a.area_name, a.area_code
-- needs: public
