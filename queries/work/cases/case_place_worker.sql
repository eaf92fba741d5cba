-- The cases of a fact about children, as case_place has them, each with the worker who held the child
-- on its day; where nobody did yet, with the one who held it at the end of that month.
-- Grain: as the fact. Reads: own_case (the fact's own rows), work.place, work.attribution.
select
    f.case_id,
    f.person_id,
    f.on_date,
    p.service,
    p.locality,
    p.team_id,
    cast(date_trunc('month', f.on_date) as date) as month,
    f.* exclude (case_id, person_id, on_date, team_id),
    coalesce(a.professional_id, l.professional_id) as worker_id,
    cast(null as varchar) as left_out_of
from own_case as f
inner join work.place as p
    on p.team_id = coalesce(f.team_id, 'UNASSIGNED')
    and p.from_date <= f.on_date
    and p.to_date > f.on_date
left join work.attribution as a
    on a.person_id = f.person_id and a.from_date <= f.on_date and a.to_date > f.on_date
left join work.attribution as l
    on a.professional_id is null
    and l.person_id = f.person_id
    and l.from_date <= last_day(f.on_date)
    and l.to_date > last_day(f.on_date)
where $supplied
