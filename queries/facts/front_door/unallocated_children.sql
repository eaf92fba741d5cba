-- One row per child with an episode of need open at a month's end, and whether a worker holds it.
-- Grain: person_id, on_date. Source: ssd_cin_episodes. Kind: snapshot. About: children.
with standing as (
    select
        e.cine_referral_id as referral_id,
        e.cine_person_id as person_id,
        e.cine_referral_team as team,
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
held as (
    select distinct i.person_id, m.month_end
    from work.involvement as i
    inner join work.month_ends as m on i.start_date <= m.month_end and i.end_date > m.month_end
    where i.professional_id is not null
)
select
    s.referral_id as case_id,
    s.person_id,
    s.month_end as on_date,
    t.team_id,
    h.person_id is null as unallocated
from standing as s
left join held as h on h.person_id = s.person_id and h.month_end = s.month_end
left join work.team as t on t.team_id = s.team
where s.place = 1
