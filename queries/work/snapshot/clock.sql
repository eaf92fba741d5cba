-- The as-at date of the fact that is being made, with the settings of the counting rules.
-- Grain: one row. Reads: meta.rule_setting.
create or replace table work.clock as
select cast($as_at as date) as as_at, s.*
from meta.rule_setting as s
