-- The council's settings that counting rules read, as numbers.
-- Grain: one row. Reads: nothing.
create table meta.rule_setting as
select
    $cp_visit_working_days as cp_visit_working_days,
    $cin_visit_working_days as cin_visit_working_days,
    $caseload_limit as caseload_limit,
    $case_supervision_days as case_supervision_days,
    $seen_alone_age as seen_alone_age
