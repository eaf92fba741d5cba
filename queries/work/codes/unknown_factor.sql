-- What cells name as factors that are in no list, as a load notes it.
-- Grain: example. Reads: unknown_factors (of the load), extract.ssd_assessment_factors.
insert into meta.noted by name
select
    'ssd_assessment_factors' as table_name,
    'cinf_assessment_factors_json' as column_name,
    'factor not known' as kind,
    u.name as example,
    count(*) as cells
from unknown_factors as u
inner join extract.ssd_assessment_factors as f on f.cinf_assessment_factors_json = u.cell
group by u.name
