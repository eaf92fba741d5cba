-- One row per person in a social work role who is in post at a month's end or left in the year
-- before it, from the twelfth month of workforce data. person_id is the worker.
-- Grain: staff_id, on_date. Source: workforce. Kind: snapshot. About: staff.
with first_month as (
    select date_trunc('month', min(period_month)) as month from extract.workforce
),
latest as (
    select
        w.staff_id,
        w.period_month,
        w.team_id,
        w.role,
        w.employment,
        w.end_date,
        coalesce(w.fte, 0) as fte,
        m.month_end,
        row_number() over (
            partition by w.staff_id, m.month_end order by w.period_month desc
        ) as place
    from extract.workforce as w
    inner join work.month_ends as m on w.period_month <= m.month_end
    inner join first_month as f
        on m.month_end >= cast(f.month + interval '11' month as date)
    where w.role in ('SOCIAL_WORKER', 'SENIOR_PRACTITIONER', 'ASYE', 'AGENCY_SW')
),
counted as (
    select
        staff_id,
        month_end,
        team_id,
        role,
        employment,
        case when end_date > month_end - 365 and end_date <= month_end then fte else 0 end
            as leaver_fte,
        case
            when last_day(period_month) = month_end
                and (end_date is null or end_date > month_end) then fte
            else 0
        end as post_fte,
        end_date > month_end - 365 and end_date <= month_end as has_left,
        last_day(period_month) = month_end and (end_date is null or end_date > month_end) as in_post
    from latest
    where place = 1
)
select
    c.staff_id as case_id,
    c.staff_id as person_id,
    c.month_end as on_date,
    t.team_id,
    c.role,
    c.employment,
    c.leaver_fte,
    c.post_fte
from counted as c
left join work.team as t on t.team_id = c.team_id
where coalesce(c.has_left, false) or c.in_post
