-- One row per child in care proceedings (section 31) not concluded at a month's end.
-- Grain: case_ref, child_id, on_date. Source: court_proceedings. Kind: snapshot. About: children.
select
    c.case_ref || ' / ' || c.child_id as case_id,
    c.child_id as person_id,
    m.month_end as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.issue_date,
    m.month_end - c.issue_date as days_open
from extract.court_proceedings as c
inner join work.month_ends as m
    on c.issue_date <= m.month_end
    and (c.final_order_date is null or c.final_order_date > m.month_end)
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id and a.from_date <= m.month_end and a.to_date > m.month_end
where c.application_type = 'CARE_S31'
