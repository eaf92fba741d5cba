-- The children who were in care at any time in a year, and how many of them went missing while in
-- care: as the published figure counts them. In care in the year is whoever was on its eve, on a
-- month's end in it, or entered in it.
-- Grain: one row. Reads: seen.children_in_care, seen.care_started, seen.missing_begun.
-- needs: aggregates
with child as (
    select
        'all' as kind,
        c.person_id
    from seen.children_in_care as c
    where c.on_date >= $first - 1 and c.month <= $last and c.on_date <= $as_at
    union
    select
        'all' as kind,
        s.person_id
    from seen.care_started as s
    where s.month >= $first and s.month <= $last and s.on_date <= $as_at
),

missing as (
    select distinct m.person_id
    from seen.missing_begun as m
    where m.in_care and m.month >= $first and m.month <= $last and m.on_date <= $as_at
)

select
    c.kind,
    count(m.person_id) as above,
    count(*) as below
from child as c
left join missing as m on m.person_id = c.person_id
group by c.kind
