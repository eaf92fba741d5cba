-- Rows set aside, without their keys.
-- Grain: one row a row set aside. Reads: meta.set_aside.
select table_name, reason
from meta.set_aside
