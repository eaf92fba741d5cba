-- The theme that a named person accepted for a row of free text, by the row's table and key. A row
-- that nobody signed or dated is a suggestion still.
-- Grain: table_name, row_id. Reads: extract.accepted_theme.
create table work.accepted_theme as
select lower(source) as table_name, row_id, theme
from extract.accepted_theme
where theme is not null and accepted_by is not null and accepted_on is not null
