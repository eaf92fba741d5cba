-- Spells still open after the person's death, by table: listed on the Data page, never closed.
-- Grain: table_name. Reads: extract.ssd_person and the tables with spells.
insert into meta.noted by name
with spell as (
    select 'ssd_cin_episodes' as table_name, cine_person_id as person_id
    from extract.ssd_cin_episodes where cine_close_date is null
    union all
    select 'ssd_cp_plans' as table_name, cppl_person_id as person_id
    from extract.ssd_cp_plans where cppl_cp_plan_end_date is null
    union all
    select 'ssd_cla_episodes' as table_name, clae_person_id as person_id
    from extract.ssd_cla_episodes where clae_cla_episode_ceased_date is null
    union all
    select 'ssd_involvements' as table_name, invo_person_id as person_id
    from extract.ssd_involvements where invo_involvement_end_date is null
)
select
    s.table_name,
    'pers_death_date' as column_name,
    'still open after the death of the person' as kind,
    cast(null as varchar) as example,
    count(*) as cells
from spell as s
inner join extract.ssd_person as p on p.pers_person_id = s.person_id
where p.pers_death_date is not null
group by s.table_name
