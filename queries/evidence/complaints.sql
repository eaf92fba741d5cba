-- One row per complaint, whatever its stages, and question it speaks to: date, category, kpq, team
-- and child of its row with the earliest date received (on one date the lowest stage).
-- bad: upheld or partly upheld at any stage, shown and not judged.
-- Grain: complaint_id, kpq. Source: complaint. Kind: flow. About: complaints.
with ranked as (
    select
        complaint_id,
        stage,
        child_id,
        team_id,
        date_received,
        category,
        kpq,
        row_number() over (
            partition by complaint_id
            order by
                date_received,
                case stage
                    when 'S1_LOCAL' then 1
                    when 'S2_INVESTIGATION' then 2
                    when 'S3_PANEL' then 3
                    when 'LGSCO' then 4
                    when 'CORPORATE_1' then 5
                    when 'CORPORATE_2' then 6
                    else 7
                end,
                stage
        ) as place
    from extract.complaint
    where date_received is not null
),
found as (
    select
        complaint_id,
        max(case when finding in ('UPHELD', 'PARTLY_UPHELD') then 1 else 0 end) as upheld
    from extract.complaint
    group by complaint_id
)
select
    c.complaint_id as case_id,
    c.child_id as person_id,
    c.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.complaint_id as item_id,
    case
        when c.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(c.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    0 as good,
    f.upheld as bad,
    c.stage,
    c.category
from ranked as c
inner join found as f on f.complaint_id = c.complaint_id
left join work.codebook as b
    on b.list = 'COMPLAINT_CATEGORY'
    and b.code = c.category
    and (c.kpq is null or c.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id and a.from_date <= c.date_received and a.to_date > c.date_received
where c.place = 1
