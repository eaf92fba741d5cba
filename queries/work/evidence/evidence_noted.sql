-- What evidence holds that cannot be read, and what speaks to no question, for the Data page.
-- Grain: table_name, column_name, kind, example. Reads: work.evidence_row, work.own_question,
-- extract.practice_observation, extract.audit_domain.
insert into meta.noted by name
with grade as (
    select 'practice_observation' as table_name, grade
    from extract.practice_observation
    where grade not in ('STRENGTH', 'COMPETENT', 'DEVELOPMENT_NEED')
        and not coalesce(try_cast(grade as double) between 0 and 10, false)
    union all
    select 'audit_domain' as table_name, grade
    from extract.audit_domain
    where grade not in ('1', '2', '3', '4', 'NA')
),
silent as (
    -- A finding of a peer challenge has no code: what it lacks is a question of its own.
    select
        case
            when source = 'reviews' and item_id like 'peer%' then 'peer_challenge'
            else table_name
        end as table_name,
        case
            when source = 'reviews' and item_id like 'peer%' then 'kpq' else column_name
        end as column_name,
        case_id,
        code,
        kpq
    from work.evidence_row
),
unmapped as (
    select table_name, column_name, case_id, code
    from silent
    group by table_name, column_name, case_id, code
    having count(kpq) = 0
)
select table_name, 'kpq' as column_name, 'question outside 1 to 10, read as none' as kind,
    cast(kpq as varchar) as example, count(*) as cells
from work.own_question
where kpq is not null and kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
group by table_name, kpq
union all
select table_name, 'grade' as column_name, 'grade that cannot be read, left empty' as kind,
    grade as example, count(*) as cells
from grade
where not (
    grade in ('OUTSTANDING', 'GOOD', 'INADEQUATE') or grade like 'REQUIRES%'
    or regexp_matches(grade, '^[1-4] ')
)
group by table_name, grade
union all
select table_name, column_name, 'speaks to no question: unmapped' as kind,
    coalesce(code, '(none)') as example, count(*) as cells
from unmapped
group by table_name, column_name, code
