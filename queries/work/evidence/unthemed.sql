-- Rows of evidence with text and no theme, neither their own nor an accepted one, where they count.
-- A row with another code that speaks to a question (the standard of a survey) needs none.
-- Grain: source, row_id. Reads: work.evidence_row, work.free_text.
create table words.unthemed as
select distinct
    w.table_name as source,
    w.row_id,
    r.on_date as day,
    r.service,
    r.locality,
    r.team_id,
    w.text
from work.free_text as w
inner join work.evidence_row as r
    on r.table_name = w.table_name and r.case_id = w.row_id and r.code is null
where w.text is not null
order by source, day, row_id
