-- One row per item of feedback that says something other than neutral; its direction is the most
-- frequent sentiment of its rows, neutral dropped, and a tie is mixed.
-- Grain: feedback_id. Source: feedback. Kind: flow. About: children.
with first_row as (
    select feedback_id, date_received, team_id, child_id, source_group
    from (
        select
            feedback_id,
            date_received,
            team_id,
            child_id,
            source_group,
            row_number() over (partition by feedback_id order by file_order) as place
        from extract.feedback
    ) as ranked
    where place = 1
),
item as (
    select
        feedback_id,
        sum(case when sentiment = 'POSITIVE' then 1 else 0 end) as positive,
        sum(case when sentiment = 'NEGATIVE' then 1 else 0 end) as negative,
        sum(case when sentiment = 'MIXED' then 1 else 0 end) as mixed
    from extract.feedback
    where sentiment in ('POSITIVE', 'NEGATIVE', 'MIXED')
    group by feedback_id
)
select
    f.feedback_id as case_id,
    f.child_id as person_id,
    f.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    f.source_group,
    case
        when i.positive > i.negative and i.positive > i.mixed then 'POSITIVE'
        when i.negative > i.positive and i.negative > i.mixed then 'NEGATIVE'
        else 'MIXED'
    end as direction
from item as i
inner join first_row as f on f.feedback_id = i.feedback_id
left join work.team as t on t.team_id = f.team_id
left join work.attribution as a
    on a.person_id = f.child_id and a.from_date <= f.date_received and a.to_date > f.date_received
where f.date_received is not null
