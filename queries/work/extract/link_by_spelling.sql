-- Of the cells that name no row of another table, how many would if both sides were spelt alike:
-- without leading zeros, without a trailing .0, without case, and without all three. Completed as
-- link.sql is.
-- Grain: one row; unmet and known are the first three identifiers of either side, as text is ordered.
-- Reads: two tables of extract.
with known as (
    select distinct "{to_column}" as id from extract.{to_table} where "{to_column}" is not null
),
unmet as (
    select f."{column}" as id, count(*) as cells
    from extract.{table} as f
    anti join known as k on k.id = f."{column}"
    where f."{column}" is not null and {only}
    group by f."{column}"
),
spelt as (
    select
        u.id,
        u.cells,
        coalesce(nullif(ltrim(u.id, '0'), ''), '0') as zeros,
        regexp_replace(u.id, '\.0$', '') as point,
        lower(u.id) as letters
    from unmet as u
),
known_spelt as (
    select
        k.id,
        coalesce(nullif(ltrim(k.id, '0'), ''), '0') as zeros,
        regexp_replace(k.id, '\.0$', '') as point,
        lower(k.id) as letters
    from known as k
),
met as (
    select
        s.cells,
        s.zeros in (select k.zeros from known_spelt as k) as by_zeros,
        s.point in (select k.point from known_spelt as k) as by_point,
        s.letters in (select k.letters from known_spelt as k) as by_letters,
        coalesce(nullif(ltrim(lower(s.point), '0'), ''), '0') in (
            select coalesce(nullif(ltrim(lower(k.point), '0'), ''), '0') from known_spelt as k
        ) as by_all
    from spelt as s
)
select
    coalesce(sum(m.cells) filter (where m.by_zeros), 0) as by_zeros,
    coalesce(sum(m.cells) filter (where m.by_point), 0) as by_point,
    coalesce(sum(m.cells) filter (where m.by_letters), 0) as by_letters,
    coalesce(sum(m.cells) filter (where m.by_all), 0) as by_all,
    (select list(u.id order by u.id) from (select id from unmet order by id limit 3) as u) as unmet,
    (select list(k.id order by k.id) from (select id from known order by id limit 3) as k) as known
from met as m
