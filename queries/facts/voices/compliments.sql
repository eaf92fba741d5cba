-- One row per compliment received. Who may list complaints may list compliments too, but these
-- name no child, so that no age and no sex applies to them.
-- Grain: compliment_id. Source: compliment. Kind: flow. About: complaints. Child: none.
select
    c.compliment_id as case_id,
    cast(null as varchar) as person_id,
    c.date_received as on_date,
    t.team_id,
    c.from_group,
    c.theme
from extract.compliment as c
left join work.team as t on t.team_id = c.team_id
where c.date_received is not null
