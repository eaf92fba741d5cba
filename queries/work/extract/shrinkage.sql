-- How many rows a table had in the last load and has now: all of them, and those of the stretch that
-- both loads speak of, by the date of the row. Completed with the table, and with the condition
-- that a row lies in the stretch: no engine takes names as an argument.
-- Grain: one row. Reads: a table of extract, now and in the attached database previous.
select
    (select count(*) from previous.extract.{table}) as rows_before,
    (select count(*) from extract.{table}) as rows_now,
    (select count(*) from previous.extract.{table} where {of_stretch}) as stretch_before,
    (select count(*) from extract.{table} where {of_stretch}) as stretch_now
