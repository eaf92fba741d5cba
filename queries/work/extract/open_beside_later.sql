-- Spells never closed though a later one of the same kind of the same child began, by table: listed
-- on the Data page, never closed. Plans of other authorities are left out, as the rules leave them.
-- Grain: table_name. Reads: the tables with spells.
insert into meta.noted by name
with spell as (
    select
        'ssd_cin_episodes' as table_name,
        'cine_close_date' as column_name,
        cine_person_id as person_id,
        cine_referral_date as start_date,
        cine_close_date as end_date
    from extract.ssd_cin_episodes
    union all
    select
        'ssd_cp_plans' as table_name,
        'cppl_cp_plan_end_date' as column_name,
        cppl_person_id as person_id,
        cppl_cp_plan_start_date as start_date,
        cppl_cp_plan_end_date as end_date
    from extract.ssd_cp_plans
    where coalesce(cppl_cp_plan_ola, false) = false
    union all
    select
        'ssd_cla_episodes' as table_name,
        'clae_cla_episode_ceased_date' as column_name,
        clae_person_id as person_id,
        clae_cla_episode_start_date as start_date,
        clae_cla_episode_ceased_date as end_date
    from extract.ssd_cla_episodes
    union all
    select
        'ssd_cla_placement' as table_name,
        'clap_cla_placement_end_date' as column_name,
        clap_person_id as person_id,
        clap_cla_placement_start_date as start_date,
        clap_cla_placement_end_date as end_date
    from extract.ssd_cla_placement
),
latest as (
    select table_name, person_id, max(start_date) as start_date
    from spell
    group by table_name, person_id
)
select
    s.table_name,
    s.column_name,
    'never closed though a later one began' as kind,
    cast(null as varchar) as example,
    count(*) as cells
from spell as s
inner join latest as l on l.table_name = s.table_name and l.person_id = s.person_id
where s.end_date is null and s.start_date < l.start_date
group by s.table_name, s.column_name
