-- Rows of evidence with text and no theme, neither their own nor an accepted one, where they count.
-- A survey's theme is read only where it names no standard that is known.
-- Grain: source, row_id. Reads: extract.feedback, compliment, partner_feedback, staff_survey, audit.
with said as (
    select
        'feedback' as source,
        f.feedback_id as row_id,
        f.date_received as day,
        f.team_id,
        f.child_id,
        f.date_received as placed_on,
        f.summary_text as text
    from extract.feedback as f
    where f.theme is null
    union all
    select 'compliment', c.compliment_id, c.date_received, c.team_id, null, null, c.summary_text
    from extract.compliment as c
    where c.theme is null
    union all
    select
        'partner_feedback',
        p.partner_feedback_id,
        p.date,
        coalesce(own.team_id, a.team_id),
        case when own.team_id is null then a.child_id end,
        a.audit_date,
        p.summary_text
    from extract.partner_feedback as p
    left join work.team as own on own.team_id = p.team_id
    left join extract.audit as a on a.audit_id = p.audit_id
    where p.theme is null
    union all
    select
        'staff_survey',
        s.response_batch_id || ' / ' || s.question_code,
        s.survey_date,
        s.team_id,
        null,
        null,
        s.comment_summary
    from extract.staff_survey as s
    anti join work.known_code as k on k.list = 'SURVEY_STANDARD' and k.code = s.standard
    where s.theme is null
),
placed as (
    select
        s.source,
        s.row_id,
        s.day,
        s.text,
        coalesce(t.team_id, i.team_id, 'UNASSIGNED') as team_id
    from said as s
    anti join work.accepted_theme as k on k.table_name = s.source and k.row_id = s.row_id
    left join work.team as t on t.team_id = s.team_id
    left join work.attribution as i
        on i.person_id = s.child_id and i.from_date <= s.placed_on and i.to_date > s.placed_on
    where s.text is not null and s.day is not null
)
select p.source, p.row_id, p.day, l.service, l.locality, p.team_id, p.text
from placed as p
inner join work.place as l
    on l.team_id = p.team_id and l.from_date <= p.day and l.to_date > p.day
order by p.source, p.day, p.row_id
