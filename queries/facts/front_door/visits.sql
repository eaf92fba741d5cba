-- One row per visit at which a child was seen, whatever the plan it was made under.
-- Grain: visit_type, case_id. Source: ssd_cp_visits|ssd_cin_visits|ssd_cla_visits. Kind: flow.
-- About: children.
with visit as (
    select
        'CP' as visit_type,
        cppv_cp_visit_id as visit_id,
        cppv_person_id as person_id,
        cppv_cp_visit_date as visit_date,
        cppv_cp_visit_seen as seen,
        cppv_cp_visit_seen_alone as seen_alone
    from extract.ssd_cp_visits
    union all
    select
        'CIN' as visit_type,
        cinv_cin_visit_id as visit_id,
        cinv_person_id as person_id,
        cinv_cin_visit_date as visit_date,
        cinv_cin_visit_seen as seen,
        cinv_cin_visit_seen_alone as seen_alone
    from extract.ssd_cin_visits
    union all
    select
        'CLA' as visit_type,
        clav_cla_visit_id as visit_id,
        clav_person_id as person_id,
        clav_cla_visit_date as visit_date,
        clav_cla_visit_seen as seen,
        clav_cla_visit_seen_alone as seen_alone
    from extract.ssd_cla_visits
)
select
    v.visit_id as case_id,
    v.person_id,
    v.visit_date as on_date,
    a.team_id,
    v.visit_type,
    year(v.visit_date) - year(p.pers_dob)
        - case
            when month(v.visit_date) * 100 + day(v.visit_date)
                < month(p.pers_dob) * 100 + day(p.pers_dob) then 1
            else 0
        end >= k.seen_alone_age as old_enough,
    v.seen_alone
from visit as v
cross join work.clock as k
left join extract.ssd_person as p on p.pers_person_id = v.person_id
left join work.attribution as a
    on a.person_id = v.person_id and a.from_date <= v.visit_date and a.to_date > v.visit_date
where v.visit_date is not null and v.seen
