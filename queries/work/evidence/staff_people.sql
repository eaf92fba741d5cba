-- How many people of the staff the evidence of a source stands on, in the $months months to each
-- complete month: those who were observed, and for a survey as many as answered any one question.
-- Under kpq 0 whatever the question. Completed with the rows of the source: {rows}.
-- Grain: kpq, month, service, locality, team_id. Reads: a fact of evidence, work.complete_month.
with every as (
    {rows}
),
spread as (
    select
        e.kpq,
        cast(e.month + to_months(cast(k.back as integer)) as date) as month,
        e.service,
        e.locality,
        e.team_id,
        e.who,
        e.people
    from every as e
    cross join range($months) as k (back)
),
counted as (
    select kpq, month, service, locality, team_id, who, max(people) as people
    from spread
    group by kpq, month, service, locality, team_id, who
)
select
    c.kpq,
    c.month,
    c.service,
    c.locality,
    c.team_id,
    cast(sum(c.people) as double) as people
from counted as c
inner join work.complete_month as m on m.month = c.month
group by c.kpq, c.month, c.service, c.locality, c.team_id
