-- Children in care at a month's end, short breaks (V3, V4) left out, with the episode that began last.
-- Grain: person_id, month_end. Reads: extract.ssd_cla_episodes, extract.ssd_legal_status,
-- work.month_ends.
create table work.care_month as
with short_break as (
    select distinct l.lega_person_id as person_id, m.month_end
    from extract.ssd_legal_status as l
    inner join work.month_ends as m
        on l.lega_legal_status_start_date <= m.month_end
        and (l.lega_legal_status_end_date is null or l.lega_legal_status_end_date > m.month_end)
    where l.lega_legal_status in ('V3', 'V4')
),
standing as (
    select
        e.clae_cla_episode_id as episode_id,
        e.clae_person_id as person_id,
        e.clae_entered_care_date as entered_care,
        m.month_end,
        row_number() over (
            partition by e.clae_person_id, m.month_end
            order by e.clae_cla_episode_start_date desc, e.clae_cla_episode_id desc
        ) as place
    from extract.ssd_cla_episodes as e
    inner join work.month_ends as m
        on e.clae_cla_episode_start_date <= m.month_end
        and (e.clae_cla_episode_ceased_date is null or e.clae_cla_episode_ceased_date > m.month_end)
)
select s.episode_id, s.person_id, s.entered_care, s.month_end
from standing as s
left join short_break as b on b.person_id = s.person_id and b.month_end = s.month_end
where s.place = 1 and b.person_id is null
