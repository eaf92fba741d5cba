-- The settings the snapshot was counted with.
-- Grain: name. Reads: meta.setting.
-- needs: public
select name, value
from meta.setting
order by name
