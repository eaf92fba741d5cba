-- Marks the months of one $source that stand on few people, by the units that few_cell names.
-- Grain: none; changes rows. Reads: few_cell, evidence_month.
update evidence_month as e
set few = true
from few_cell as f
where e.source = $source
    and e.kpq = f.kpq
    and e.month = f.month
    and e.level = f.level
    and e.team_id = f.team_id
    and (e.level = 'team' or (e.service = f.service and e.locality = f.locality))
