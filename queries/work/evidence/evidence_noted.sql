-- What evidence holds that cannot be read, and what speaks to no question, for the Data page.
-- Grain: table_name, column_name, kind, example. Reads: the tables of evidence, work.codebook.
with own as (
    select 'feedback' as table_name, kpq from extract.feedback
    union all
    select 'partner_feedback' as table_name, kpq from extract.partner_feedback
    union all
    select 'complaint' as table_name, kpq from extract.complaint
    union all
    select 'compliment' as table_name, kpq from extract.compliment
    union all
    select 'audit_domain' as table_name, kpq from extract.audit_domain
    union all
    select 'practice_review' as table_name, kpq from extract.practice_review
    union all
    select 'peer_challenge' as table_name, kpq from extract.peer_challenge
    union all
    select 'codebook' as table_name, kpq from extract.codebook
),
grade as (
    select 'practice_observation' as table_name, grade
    from extract.practice_observation
    where grade not in ('STRENGTH', 'COMPETENT', 'DEVELOPMENT_NEED')
        and not coalesce(try_cast(grade as double) between 0 and 10, false)
    union all
    select 'audit_domain' as table_name, grade
    from extract.audit_domain
    where grade not in ('1', '2', '3', '4', 'NA')
),
silent as (
    select 'audit_domain' as table_name, 'domain' as column_name, case_id, domain as code, kpq
    from fact.evidence_audits
    union all
    select 'practice_observation' as table_name, 'domain' as column_name, case_id, domain, kpq
    from fact.evidence_observations
    union all
    select 'complaint' as table_name, 'category' as column_name, case_id, category, kpq
    from fact.evidence_complaints
    union all
    select 'compliment' as table_name, 'theme' as column_name, case_id, theme, kpq
    from fact.evidence_compliments
    union all
    select 'feedback' as table_name, 'theme' as column_name, case_id, theme, kpq
    from fact.evidence_families
    union all
    select 'staff_survey' as table_name, 'standard' as column_name, case_id,
        coalesce(standard, theme), kpq
    from fact.evidence_practitioners
    union all
    select 'partner_feedback' as table_name, 'theme' as column_name, case_id, theme, kpq
    from fact.evidence_partners
    union all
    select 'dispute' as table_name, 'reason' as column_name, case_id, reason, kpq
    from fact.evidence_disputes
    union all
    select
        case when item_id like 'peer%' then 'peer_challenge' else 'practice_review' end,
        case when item_id like 'peer%' then 'kpq' else 'abuse_type' end,
        case_id, abuse_type, kpq
    from fact.evidence_reviews
),
unmapped as (
    select table_name, column_name, case_id, code
    from silent
    group by table_name, column_name, case_id, code
    having count(kpq) = 0
)
select table_name, 'kpq' as column_name, 'question outside 1 to 10, read as none' as kind,
    cast(kpq as varchar) as example, count(*) as cells
from own
where kpq is not null and kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
group by table_name, kpq
union all
select table_name, 'grade' as column_name, 'grade that cannot be read, left empty' as kind,
    grade as example, count(*) as cells
from grade
where not (
    grade in ('OUTSTANDING', 'GOOD', 'INADEQUATE') or grade like 'REQUIRES%'
    or regexp_matches(grade, '^[1-4] ')
)
group by table_name, grade
union all
select table_name, column_name, 'speaks to no question: unmapped' as kind,
    coalesce(code, '(none)') as example, count(*) as cells
from unmapped
group by table_name, column_name, code
