-- The factors of assessments; factor_cells says which codes each cell names.
-- Grain: assessment_id, code. Reads: extract.ssd_assessment_factors, factor_cells (of the load).
create table work.assessment_factor as
select distinct f.cinf_assessment_id as assessment_id, c.code
from extract.ssd_assessment_factors as f
inner join factor_cells as c on c.cell = f.cinf_assessment_factors_json
