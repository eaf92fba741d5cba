-- The cases of the fact that is being made, with the place of each on its date; none where nothing
-- of it was supplied.
-- Grain: as the fact. Reads: own_case (the fact's own rows), work.place.
select
    f.case_id,
    f.person_id,
    f.on_date,
    p.service,
    p.locality,
    p.team_id,
    cast(date_trunc('month', f.on_date) as date) as month,
    f.* exclude (case_id, person_id, on_date, team_id),
    cast(null as varchar) as left_out_of
from own_case as f
inner join work.place as p
    on p.team_id = coalesce(f.team_id, 'UNASSIGNED')
    and p.from_date <= f.on_date
    and p.to_date > f.on_date
where $supplied
