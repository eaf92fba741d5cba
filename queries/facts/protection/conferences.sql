-- One row per initial child protection conference held.
-- Grain: icpc_icpc_id. Source: ssd_initial_cp_conference. Kind: flow. About: children.
select
    c.icpc_icpc_id as case_id,
    c.icpc_person_id as person_id,
    c.icpc_icpc_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    coalesce(c.icpc_icpc_transfer_in, false) as transfer_in,
    e.s47e_s47_start_date as enquiry_start,
    case when c.icpc_icpc_date >= e.s47e_s47_start_date then day_held.n - day_start.n end
        as working_days_to_conference,
    c.icpc_icpc_outcome_cp_flag as led_to_plan
from extract.ssd_initial_cp_conference as c
left join extract.ssd_s47_enquiry as e on e.s47e_s47_enquiry_id = c.icpc_s47_enquiry_id
left join work.calendar as day_start on day_start.day = e.s47e_s47_start_date
left join work.calendar as day_held on day_held.day = c.icpc_icpc_date
left join work.team as t on t.team_id = e.s47e_s47_completed_by_team
left join work.attribution as a
    on a.person_id = c.icpc_person_id
    and a.from_date <= c.icpc_icpc_date
    and a.to_date > c.icpc_icpc_date
where c.icpc_icpc_date is not null
