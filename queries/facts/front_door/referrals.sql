-- One row per referral, with what came before it and what followed.
-- Grain: cine_referral_id. Source: ssd_cin_episodes. Kind: flow. About: children.
with referral_day as (
    select
        person_id,
        day,
        lag(day) over (partition by person_id order by day) as previous_day,
        lead(day) over (partition by person_id order by day) as next_day
    from (
        select distinct cine_person_id as person_id, cine_referral_date as day
        from extract.ssd_cin_episodes
        where cine_referral_date is not null
    ) as distinct_day
),
referral as (
    select
        e.cine_referral_id as referral_id,
        e.cine_person_id as person_id,
        e.cine_referral_date as referral_date,
        e.cine_referral_nfa as no_further_action,
        e.cine_referral_team as team,
        e.cine_close_reason like 'RC8%' as closed_not_in_need,
        r.previous_day,
        r.next_day
    from extract.ssd_cin_episodes as e
    inner join referral_day as r on r.person_id = e.cine_person_id and r.day = e.cine_referral_date
),
contact as (
    select r.referral_id, max(c.cont_contact_date) as contact_date
    from referral as r
    inner join extract.ssd_contacts as c
        on c.cont_person_id = r.person_id
        and c.cont_contact_date <= r.referral_date
        and c.cont_contact_date >= r.referral_date - 28
    group by r.referral_id
),
allocation as (
    select r.referral_id, min(i.start_date) as allocation_date
    from referral as r
    inner join work.involvement as i
        on i.person_id = r.person_id
        and i.start_date >= r.referral_date
        and (r.next_day is null or i.start_date < r.next_day)
        and (i.referral_id is null or i.referral_id = r.referral_id)
    where i.professional_id is not null
    group by r.referral_id
),
seen as (
    select cinv_person_id as person_id, cinv_cin_visit_date as visit_date
    from extract.ssd_cin_visits where cinv_cin_visit_seen
    union
    select cppv_person_id as person_id, cppv_cp_visit_date as visit_date
    from extract.ssd_cp_visits where cppv_cp_visit_seen
    union
    select clav_person_id as person_id, clav_cla_visit_date as visit_date
    from extract.ssd_cla_visits where clav_cla_visit_seen
),
first_seen as (
    select r.referral_id, min(s.visit_date) as seen_date
    from referral as r
    inner join seen as s on s.person_id = r.person_id and s.visit_date >= r.referral_date
    group by r.referral_id
)
select
    r.referral_id as case_id,
    r.person_id,
    r.referral_date as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    r.no_further_action,
    r.referral_date - r.previous_day as days_since_earlier_referral,
    c.contact_date,
    day_referral.n - day_contact.n as working_days_from_contact,
    l.allocation_date,
    day_allocation.n - day_referral.n as working_days_to_allocation,
    f.seen_date,
    day_seen.n - day_referral.n as working_days_to_seen,
    day_as_at.n - day_referral.n as working_days_to_as_at,
    r.closed_not_in_need
from referral as r
cross join work.clock as k
left join contact as c on c.referral_id = r.referral_id
left join allocation as l on l.referral_id = r.referral_id
left join first_seen as f on f.referral_id = r.referral_id
left join work.calendar as day_referral on day_referral.day = r.referral_date
left join work.calendar as day_contact on day_contact.day = c.contact_date
left join work.calendar as day_allocation on day_allocation.day = l.allocation_date
left join work.calendar as day_seen on day_seen.day = f.seen_date
left join work.calendar as day_as_at on day_as_at.day = k.as_at
left join work.team as t on t.team_id = r.team
left join work.attribution as a
    on a.person_id = r.person_id and a.from_date <= r.referral_date and a.to_date > r.referral_date
