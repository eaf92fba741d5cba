-- One row per child protection plan started, plans held for another authority left out.
-- Grain: cppl_cp_plan_id. Source: ssd_cp_plans. Kind: flow. About: children.
with first_plan as (
    select cppl_person_id as person_id, min(cppl_cp_plan_start_date) as start_date
    from extract.ssd_cp_plans
    group by cppl_person_id
)
select
    c.cppl_cp_plan_id as case_id,
    c.cppl_person_id as person_id,
    c.cppl_cp_plan_start_date as on_date,
    a.team_id,
    f.start_date < c.cppl_cp_plan_start_date as has_earlier_plan,
    c.cppl_cp_plan_initial_category as initial_category,
    coalesce(
        upper(c.cppl_cp_plan_initial_category) = 'NEG'
        or lower(c.cppl_cp_plan_initial_category) like '%neglect%',
        false
    ) as neglect
from extract.ssd_cp_plans as c
inner join first_plan as f on f.person_id = c.cppl_person_id
left join work.attribution as a
    on a.person_id = c.cppl_person_id
    and a.from_date <= c.cppl_cp_plan_start_date
    and a.to_date > c.cppl_cp_plan_start_date
where c.cppl_cp_plan_start_date is not null
    and coalesce(c.cppl_cp_plan_ola, false) = false
