-- One row per child leaving care; the team is the one that held the child the day before.
-- Grain: clae_cla_episode_id. Source: ssd_cla_episodes. Kind: flow. About: children.
select
    e.clae_cla_episode_id as case_id,
    e.clae_person_id as person_id,
    e.clae_cla_episode_ceased_date as on_date,
    a.team_id,
    e.clae_cla_episode_ceased_reason as reason,
    e.clae_entered_care_date as entered_care
from extract.ssd_cla_episodes as e
left join work.attribution as a
    on a.person_id = e.clae_person_id
    and a.from_date <= e.clae_cla_episode_ceased_date - 1
    and a.to_date > e.clae_cla_episode_ceased_date - 1
where e.clae_cla_episode_ceased_date is not null and e.clae_cla_episode_ceased_reason <> 'X1'
