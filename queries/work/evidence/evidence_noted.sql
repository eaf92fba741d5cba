-- Questions that evidence names and that are none, and what speaks to no question, for the Data page.
-- Grain: table_name, column_name, kind, example. Reads: work.evidence_row, work.own_question.
insert into meta.noted by name
with silent as (
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
select table_name, column_name, 'speaks to no question: unmapped' as kind,
    coalesce(code, '(none)') as example, count(*) as cells
from unmapped
group by table_name, column_name, code
