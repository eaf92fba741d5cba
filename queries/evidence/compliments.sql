-- One row per compliment and question it speaks to.
-- Grain: compliment_id, kpq. Source: compliment. Kind: flow. About: complaints. Child: none.
select
    c.compliment_id as case_id,
    cast(null as varchar) as person_id,
    c.date_received as on_date,
    t.team_id,
    c.compliment_id as item_id,
    case
        when c.kpq in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) then cast(c.kpq as integer)
        else b.kpq
    end as kpq,
    1 as size,
    0 as good,
    0 as bad,
    c.from_group,
    coalesce(c.theme, k.theme) as theme
from extract.compliment as c
left join work.accepted_theme as k
    on k.table_name = 'compliment' and k.row_id = c.compliment_id and c.theme is null
left join work.codebook as b
    on b.list = 'COMPLIMENT_THEME'
    and b.code = coalesce(c.theme, k.theme)
    and (c.kpq is null or c.kpq not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
left join work.team as t on t.team_id = c.team_id
where c.date_received is not null
