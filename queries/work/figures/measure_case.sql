-- The cases of the measure that is being counted, or of one of its categories: what each adds to
-- the numerator and to the denominator. Completed with the measure's rule from the catalogue, whose
-- conditions no engine takes as an argument; whatever counts a measure reads this view.
-- Grain: a case of the fact. Reads: a fact, meta.rule_setting.
create or replace temp view measure_case as
select
    f.case_id,
    f.person_id,
    f.on_date,
    f.service,
    f.locality,
    f.team_id,
    f.month,
    {numerator} as numerator,
    {denominator} as denominator
from fact.{fact} as f
cross join meta.rule_setting as setting
where {cases}
    and {until}
