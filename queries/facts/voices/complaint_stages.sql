-- One row per complaint and stage, with what came of it and whether it was answered in time.
-- Working days allowed: stage 1 ten, or twenty where agreed; stage 2 twenty-five, or sixty-five;
-- panel thirty (Representations Procedure (England) Regulations 2006, regulations 14, 17 and 19).
-- Grain: complaint_id, stage. Source: complaint. Kind: flow. About: complaints.
with timed as (
    select
        c.complaint_id,
        c.stage,
        c.child_id,
        c.team_id,
        c.date_received,
        c.date_responded,
        c.complainant_type,
        c.advocate_used,
        c.category,
        c.kpq,
        c.finding,
        c.remedy,
        c.learning_theme,
        case
            when c.stage = 'S1_LOCAL' and coalesce(c.extension_agreed, false) then 20
            when c.stage = 'S1_LOCAL' then 10
            when c.stage = 'S2_INVESTIGATION' and coalesce(c.extension_agreed, false) then 65
            when c.stage = 'S2_INVESTIGATION' then 25
            when c.stage = 'S3_PANEL' then 30
        end as days_allowed,
        case
            when coalesce(c.date_responded, k.as_at) >= c.date_received then day_end.n - day_start.n
        end as working_days
    from extract.complaint as c
    cross join work.clock as k
    left join work.calendar as day_start on day_start.day = c.date_received
    left join work.calendar as day_end on day_end.day = coalesce(c.date_responded, k.as_at)
    where c.date_received is not null
)
select
    c.complaint_id || ' / ' || c.stage as case_id,
    c.child_id as person_id,
    c.date_received as on_date,
    coalesce(t.team_id, a.team_id) as team_id,
    c.complaint_id,
    c.stage,
    c.category,
    case when c.kpq >= 1 and c.kpq <= 10 then cast(c.kpq as integer) end as kpq,
    c.complainant_type,
    c.advocate_used,
    c.date_responded,
    c.working_days,
    case
        when c.working_days is null then 'NOT_KNOWN'
        when c.days_allowed is null and c.date_responded is null then 'OPEN'
        when c.days_allowed is null then 'ANSWERED'
        when c.date_responded is null and c.working_days > c.days_allowed then 'OVERDUE'
        when c.date_responded is null then 'OPEN'
        when c.working_days <= c.days_allowed then 'IN_TIME'
        else 'LATE'
    end as answered,
    case
        when c.finding is not null then c.finding
        when c.date_responded is null then 'OPEN'
        else 'NOT_RECORDED'
    end as finding,
    c.remedy,
    c.learning_theme
from timed as c
left join work.team as t on t.team_id = c.team_id
left join work.attribution as a
    on a.person_id = c.child_id and a.from_date <= c.date_received and a.to_date > c.date_received
