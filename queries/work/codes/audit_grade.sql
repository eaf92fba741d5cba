-- Every way in which an audit's grade is written, and the number it stands for; null when none.
-- Grain: written. Reads: extract.audit, extract.audit_domain.
create table work.audit_grade as
with found as (
    select overall_grade as written from extract.audit
    union
    select moderated_grade as written from extract.audit
    union
    select grade as written from extract.audit_domain
)
select
    written,
    case
        when written = '1' or written like '1 %' or written = 'OUTSTANDING' then 1
        when written = '2' or written like '2 %' or written = 'GOOD' then 2
        when written = '3' or written like '3 %' or written like 'REQUIRES%' then 3
        when written = '4' or written like '4 %' or written = 'INADEQUATE' then 4
    end as grade
from found
where written is not null
