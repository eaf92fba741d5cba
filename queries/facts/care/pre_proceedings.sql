-- One row per pre-proceedings ended, by stepping down or issuing, whose start is known.
-- Grain: prep_table_id. Source: ssd_pre_proceedings. Kind: flow. About: children.
select
    p.prep_table_id as case_id,
    p.prep_person_id as person_id,
    p.prep_agree_stepdown_issue_date as on_date,
    a.team_id,
    coalesce(p.prep_pre_pro_decision_date, p.prep_pre_pro_letter_date) as start_date,
    p.prep_agree_stepdown_issue_date
    - coalesce(p.prep_pre_pro_decision_date, p.prep_pre_pro_letter_date) as days
from extract.ssd_pre_proceedings as p
left join work.attribution as a
    on a.person_id = p.prep_person_id
    and a.from_date <= p.prep_agree_stepdown_issue_date
    and a.to_date > p.prep_agree_stepdown_issue_date
where p.prep_agree_stepdown_issue_date is not null
    and coalesce(p.prep_pre_pro_decision_date, p.prep_pre_pro_letter_date) is not null
