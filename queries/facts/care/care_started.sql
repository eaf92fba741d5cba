-- One row per child entering care, short breaks (V3, V4) left out.
-- Grain: person_id, on_date. Source: ssd_cla_episodes. Kind: flow. About: children.
with entry as (
    select
        clae_person_id as person_id,
        clae_entered_care_date as entered_care,
        max(clae_cla_episode_id) as episode_id
    from extract.ssd_cla_episodes
    where clae_entered_care_date is not null
    group by clae_person_id, clae_entered_care_date
),
short_break as (
    select distinct e.person_id, e.entered_care
    from entry as e
    inner join extract.ssd_legal_status as l
        on l.lega_person_id = e.person_id
        and l.lega_legal_status_start_date <= e.entered_care
        and (l.lega_legal_status_end_date is null or l.lega_legal_status_end_date > e.entered_care)
    where l.lega_legal_status in ('V3', 'V4')
),
left_before as (
    select e.person_id, e.entered_care, max(c.clae_cla_episode_ceased_date) as left_care
    from entry as e
    inner join extract.ssd_cla_episodes as c
        on c.clae_person_id = e.person_id and c.clae_cla_episode_ceased_date < e.entered_care
    where c.clae_cla_episode_ceased_reason <> 'X1'
    group by e.person_id, e.entered_care
),
assessed as (
    select e.person_id, e.entered_care, min(h.clah_health_check_date) as assessment_date
    from entry as e
    inner join extract.ssd_cla_health as h
        on h.clah_person_id = e.person_id and h.clah_health_check_date >= e.entered_care
    where lower(h.clah_health_check_type) like '%initial%'
        and coalesce(h.clah_health_check_status, 'COMPLETED') = 'COMPLETED'
    group by e.person_id, e.entered_care
)
select
    e.episode_id as case_id,
    e.person_id,
    e.entered_care as on_date,
    a.team_id,
    e.entered_care - l.left_care as days_since_left_care,
    h.assessment_date,
    day_assessed.n - day_entered.n as working_days_to_assessment,
    day_as_at.n - day_entered.n as working_days_to_as_at
from entry as e
cross join work.clock as k
left join short_break as b on b.person_id = e.person_id and b.entered_care = e.entered_care
left join left_before as l on l.person_id = e.person_id and l.entered_care = e.entered_care
left join assessed as h on h.person_id = e.person_id and h.entered_care = e.entered_care
left join work.calendar as day_entered on day_entered.day = e.entered_care
left join work.calendar as day_assessed on day_assessed.day = h.assessment_date
left join work.calendar as day_as_at on day_as_at.day = k.as_at
left join work.attribution as a
    on a.person_id = e.person_id and a.from_date <= e.entered_care and a.to_date > e.entered_care
where b.person_id is null
