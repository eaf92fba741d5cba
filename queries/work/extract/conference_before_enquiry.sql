-- Conferences dated before the enquiry that led to them: listed on the Data page, never moved.
-- Grain: one row, or none. Reads: extract.ssd_initial_cp_conference, extract.ssd_s47_enquiry.
insert into meta.noted by name
select
    'ssd_initial_cp_conference' as table_name,
    'icpc_icpc_date' as column_name,
    'before the enquiry that led to it' as kind,
    cast(null as varchar) as example,
    count(*) as cells
from extract.ssd_initial_cp_conference as c
inner join extract.ssd_s47_enquiry as e on e.s47e_s47_enquiry_id = c.icpc_s47_enquiry_id
where c.icpc_icpc_date < e.s47e_s47_start_date
having count(*) > 0
