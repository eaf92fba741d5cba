-- One row per theme of a practice review and per finding of a peer challenge, and question it
-- speaks to. Of the whole council: no team. good: a strength; bad: any review, any area to improve.
-- Grain: review_id, learning_theme, kpq and peer_id. Source: practice_review|peer_challenge.
-- Kind: flow. About: audits. Child: none. Team: none.
with review as (
    select
        review_id || coalesce(' / ' || learning_theme, '') as case_id,
        'review' as told_by,
        coalesce(published_date, rapid_review_date, incident_date) as on_date,
        kpq,
        abuse_type as code,
        0 as good,
        1 as bad,
        review_type as kind
    from extract.practice_review
    union all
    select
        peer_id as case_id,
        'peer' as told_by,
        date as on_date,
        kpq,
        cast(null as varchar) as code,
        case strength_or_area when 'STRENGTH' then 1 else 0 end as good,
        case strength_or_area when 'AREA_FOR_IMPROVEMENT' then 1 else 0 end as bad,
        type as kind
    from extract.peer_challenge
    where strength_or_area in ('STRENGTH', 'AREA_FOR_IMPROVEMENT')
)
select
    r.case_id,
    cast(null as varchar) as person_id,
    r.on_date,
    cast(null as varchar) as team_id,
    r.told_by || ' / ' || r.case_id as item_id,
    case
        when r.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(r.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    r.good,
    r.bad,
    r.kind,
    r.code as abuse_type
from review as r
left join work.codebook as b
    on b.list = 'ABUSE_TYPE'
    and b.code = r.code
    and (r.kpq is null or r.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
where r.on_date is not null
