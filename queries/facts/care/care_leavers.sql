-- One row per care leaver at the as-at date: the last row in file order of each person.
-- Grain: person_id. Source: ssd_care_leavers. Kind: as_at. About: children.
with ranked as (
    select
        c.clea_person_id as person_id,
        c.clea_table_id as row_id,
        c.clea_care_leaver_in_touch as in_touch,
        lower(c.clea_care_leaver_accom_suitable) as suitability,
        lower(c.clea_care_leaver_activity) as activity,
        c.clea_pathway_plan_review_date as review_date,
        c.clea_care_leaver_allocated_team as team,
        row_number() over (partition by c.clea_person_id order by c.file_order desc) as place
    from extract.ssd_care_leavers as c
),
leaver as (
    select
        r.row_id,
        r.person_id,
        r.in_touch,
        r.suitability,
        r.activity,
        r.review_date,
        r.team,
        k.as_at,
        year(k.as_at) - year(p.pers_dob)
        - case
            when month(k.as_at) * 100 + day(k.as_at)
                < month(p.pers_dob) * 100 + day(p.pers_dob) then 1
            else 0
        end as age
    from ranked as r
    cross join work.clock as k
    left join extract.ssd_person as p on p.pers_person_id = r.person_id
    where r.place = 1
)
select
    l.row_id as case_id,
    l.person_id,
    l.as_at as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    l.age,
    coalesce(l.age >= 19 and l.age <= 21, false) as aged_19_to_21,
    l.in_touch,
    case
        when l.suitability is null or l.suitability like '%unknown%' then null
        when l.suitability like '%not known%' then null
        when l.suitability in ('1', 'y', 'yes', 'true') then true
        when l.suitability like '%unsuitable%' or l.suitability like '%not %' then false
        else l.suitability like '%suitable%'
    end as suitable_accommodation,
    l.activity,
    coalesce(
        substr(translate(l.activity, '-,.;:()/', '        ') || ' ', 1, 3) in (
            'f1 ', 'f2 ', 'f3 ', 'f4 ', 'f5 ', 'p1 ', 'p2 ', 'p3 ', 'p4 ', 'p5 '
        )
        or (
            (
                l.activity like '%education%'
                or l.activity like '%employment%'
                or l.activity like '%training%'
            )
            and ' ' || translate(l.activity, '-,.;:()/', '        ') || ' ' not like '% not %'
        ),
        false
    ) as in_education_or_work,
    l.as_at - l.review_date as days_since_review
from leaver as l
left join work.team as t on t.team_id = l.team
left join work.attribution as a
    on a.person_id = l.person_id and a.from_date <= l.as_at and a.to_date > l.as_at
