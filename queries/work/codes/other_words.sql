-- Words that are none of those that the rule of their column reads, and count as it counts all others:
-- categories of plans, what care leavers do, kinds of missing.
-- Grain: table_name, column_name, example. Reads: extract.ssd_cp_plans, extract.ssd_care_leavers,
-- extract.ssd_missing.
insert into meta.noted by name
with category as (
    select 'cppl_cp_plan_initial_category' as column_name, cppl_cp_plan_initial_category as example
    from extract.ssd_cp_plans
    union all
    select 'cppl_cp_plan_latest_category' as column_name, cppl_cp_plan_latest_category as example
    from extract.ssd_cp_plans
),
other as (
    select 'ssd_cp_plans' as table_name, column_name, example
    from category
    where not regexp_matches(lower(example), '^(neg|phy|sab|emo|mul)$')
        and not regexp_matches(lower(example), 'multiple|neglect|physical|sexual|emotional')
    union all
    select
        'ssd_care_leavers' as table_name,
        'clea_care_leaver_activity' as column_name,
        clea_care_leaver_activity as example
    from extract.ssd_care_leavers
    where not regexp_matches(lower(clea_care_leaver_activity), '^[fpg][0-9]')
        and not regexp_matches(lower(clea_care_leaver_activity), 'educat|employ|train|neet')
    union all
    select
        'ssd_missing' as table_name,
        'miss_missing_episode_type' as column_name,
        miss_missing_episode_type as example
    from extract.ssd_missing
    where not regexp_matches(lower(miss_missing_episode_type), '^[ma]$|missing|absen|away')
)
select
    table_name,
    column_name,
    'words that the rule does not name' as kind,
    example,
    count(*) as cells
from other
group by table_name, column_name, example
