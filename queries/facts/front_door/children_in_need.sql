-- One row per child with an episode of need open at a month's end.
-- Grain: person_id, on_date. Source: ssd_cin_episodes. Kind: snapshot. About: children.
with standing as (
    select
        e.cine_referral_id as referral_id,
        e.cine_person_id as person_id,
        e.cine_referral_date as referral_date,
        m.month_end,
        row_number() over (
            partition by e.cine_person_id, m.month_end
            order by e.cine_referral_date desc, e.cine_referral_id desc
        ) as place
    from extract.ssd_cin_episodes as e
    inner join work.month_ends as m
        on e.cine_referral_date <= m.month_end
        and (e.cine_close_date is null or e.cine_close_date > m.month_end)
),
worker as (
    select i.person_id, m.month_end, count(distinct i.professional_id) as workers
    from work.involvement as i
    inner join work.month_ends as m
        on i.start_date <= m.month_end and i.end_date > m.month_end - 365
    group by i.person_id, m.month_end
),
supervised as (
    select s.child_id as person_id, m.month_end, max(s.supervision_date) as supervision_date
    from extract.case_supervision as s
    cross join work.clock as k
    inner join work.month_ends as m
        on s.supervision_date <= m.month_end
        and s.supervision_date >= m.month_end - k.case_supervision_days
    group by s.child_id, m.month_end
)
select
    s.referral_id as case_id,
    s.person_id,
    s.month_end as on_date,
    a.team_id,
    s.referral_date,
    s.month_end - s.referral_date as days_open,
    coalesce(w.workers, 0) as workers_in_year,
    v.supervision_date
from standing as s
left join worker as w on w.person_id = s.person_id and w.month_end = s.month_end
left join supervised as v on v.person_id = s.person_id and v.month_end = s.month_end
left join work.attribution as a
    on a.person_id = s.person_id and a.from_date <= s.month_end and a.to_date > s.month_end
where s.place = 1
