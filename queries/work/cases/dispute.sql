-- Disputes, one row each whatever their stages: earliest raised, latest resolved, and the team,
-- child and reason of the last row in file order.
-- Grain: dispute_id. Reads: extract.dispute.
create table work.dispute as
with ranked as (
    select
        dispute_id,
        team_id,
        child_id,
        reason,
        row_number() over (partition by dispute_id order by file_order desc) as place
    from extract.dispute
),
spell as (
    select
        dispute_id,
        min(date_raised) as date_raised,
        max(date_resolved) as date_resolved,
        max(case when stage <> 'INFORMAL' then 1 else 0 end) = 1 as past_informal
    from extract.dispute
    group by dispute_id
)
select
    r.dispute_id,
    r.team_id,
    r.child_id,
    r.reason,
    s.date_raised,
    s.date_resolved,
    s.past_informal
from ranked as r
inner join spell as s on s.dispute_id = r.dispute_id
where r.place = 1
