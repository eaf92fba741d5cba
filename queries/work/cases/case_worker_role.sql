-- The roles of involvements that hold a child's case, by the settings ($roles).
-- Grain: role. Reads: nothing.
create table work.case_worker_role as
select distinct lower(trim(unnest($roles))) as role
