-- One row per registered social worker who holds a child at a month's end.
-- Grain: professional_id, on_date. person_id is the worker. Source: ssd_involvements.
-- Kind: snapshot. About: staff. A child held twice by one worker counts once, by the latest
-- involvement; the worker stands in the team that holds most of the children.
with held as (
    select
        i.professional_id,
        i.person_id,
        m.month_end,
        coalesce(i.team_id, 'UNASSIGNED') as team_id,
        row_number() over (
            partition by i.professional_id, i.person_id, m.month_end
            order by i.start_date desc, i.involvement_id desc
        ) as place
    from work.involvement as i
    inner join work.month_ends as m on i.start_date <= m.month_end and i.end_date > m.month_end
    where i.professional_id is not null
),
by_team as (
    select professional_id, month_end, team_id, count(*) as children
    from held
    where place = 1
    group by professional_id, month_end, team_id
),
ranked as (
    select
        professional_id,
        month_end,
        team_id,
        sum(children) over (partition by professional_id, month_end) as children,
        row_number() over (
            partition by professional_id, month_end order by children desc, team_id
        ) as place
    from by_team
)
select
    r.professional_id as case_id,
    r.professional_id as person_id,
    r.month_end as on_date,
    r.team_id,
    r.children,
    case
        when coalesce(p.prof_full_time_equivalency, 0) = 0 then cast(1 as double)
        else p.prof_full_time_equivalency
    end as fte
from ranked as r
inner join extract.ssd_professionals as p on p.prof_professional_id = r.professional_id
where r.place = 1 and p.prof_social_worker_registration_no is not null
