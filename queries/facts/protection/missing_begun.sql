-- One row per missing episode begun, and whether the child was in care that day, short breaks (V3,
-- V4) left out. For the published share of children who went missing; no measure of ours counts it.
-- Grain: miss_table_id. Source: ssd_missing. Kind: flow. About: children.
with episode as (
    select
        miss_table_id as episode_id,
        miss_person_id as person_id,
        miss_missing_episode_start_date as start_date
    from extract.ssd_missing
    where miss_missing_episode_start_date is not null
        and (
            upper(miss_missing_episode_type) = 'M'
            or lower(miss_missing_episode_type) like '%missing%'
        )
),
in_care as (
    select distinct m.episode_id
    from episode as m
    inner join extract.ssd_cla_episodes as e
        on e.clae_person_id = m.person_id
        and e.clae_cla_episode_start_date <= m.start_date
        and (e.clae_cla_episode_ceased_date is null or e.clae_cla_episode_ceased_date > m.start_date)
),
short_break as (
    select distinct m.episode_id
    from episode as m
    inner join extract.ssd_legal_status as l
        on l.lega_person_id = m.person_id
        and l.lega_legal_status_start_date <= m.start_date
        and (l.lega_legal_status_end_date is null or l.lega_legal_status_end_date > m.start_date)
    where l.lega_legal_status in ('V3', 'V4')
)
select
    m.episode_id as case_id,
    m.person_id,
    m.start_date as on_date,
    a.team_id,
    c.episode_id is not null and b.episode_id is null as in_care
from episode as m
left join in_care as c on c.episode_id = m.episode_id
left join short_break as b on b.episode_id = m.episode_id
left join work.attribution as a
    on a.person_id = m.person_id and a.from_date <= m.start_date and a.to_date > m.start_date
