-- One row per learning theme of a practice review, dated by its latest step, and per finding of a
-- peer challenge or inspection, without its words. Both speak of the whole council.
-- Grain: kind, review_id or peer_id, learning theme. Source: practice_review|peer_challenge. Kind: flow.
-- About: audits. Child: none. Team: none.
select
    r.review_id || ' / ' || coalesce(r.learning_theme, '-') as case_id,
    cast(null as varchar) as person_id,
    coalesce(r.published_date, r.rapid_review_date, r.incident_date) as on_date,
    cast(null as varchar) as team_id,
    'REVIEW' as kind,
    r.review_id as item,
    r.review_type as held_by,
    r.abuse_type,
    r.learning_theme as about,
    case when r.kpq >= 1 and r.kpq <= 10 then cast(r.kpq as integer) end as kpq,
    'FROM_REVIEW' as found
from extract.practice_review as r
where coalesce(r.published_date, r.rapid_review_date, r.incident_date) is not null
union all
select
    p.peer_id as case_id,
    cast(null as varchar) as person_id,
    p.date as on_date,
    cast(null as varchar) as team_id,
    'CHALLENGE' as kind,
    p.peer_id as item,
    p.type as held_by,
    cast(null as varchar) as abuse_type,
    p.area as about,
    case when p.kpq >= 1 and p.kpq <= 10 then cast(p.kpq as integer) end as kpq,
    coalesce(p.strength_or_area, 'NOT_RECORDED') as found
from extract.peer_challenge as p
where p.date is not null
