-- One row per section 47 enquiry started.
-- Grain: s47e_s47_enquiry_id. Source: ssd_s47_enquiry. Kind: flow. About: children.
select
    e.s47e_s47_enquiry_id as case_id,
    e.s47e_person_id as person_id,
    e.s47e_s47_start_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    e.s47e_s47_end_date as end_date
from extract.ssd_s47_enquiry as e
left join work.team as t on t.team_id = e.s47e_s47_completed_by_team
left join work.attribution as a
    on a.person_id = e.s47e_person_id
    and a.from_date <= e.s47e_s47_start_date
    and a.to_date > e.s47e_s47_start_date
where e.s47e_s47_start_date is not null
