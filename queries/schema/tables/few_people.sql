-- What stands on fewer people than others may see, of measures and evidence about staff; such cells
-- are hidden outside the units a reader answers for, from readers of whole figures too.

-- Grain: measure_id, level, service, locality, team_id, month. Those hidden beside the few are here
-- too, or a sum would tell them.
create table few_people (
    measure_id varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date
);

-- Grain: kpq, level, service, locality, team_id, month, source. Statements of few people.
create table few_statement (
    kpq integer,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    source varchar
);
