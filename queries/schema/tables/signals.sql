-- What is said of figures: by control charts and exact tests, and by groups of children.

-- Grain: measure_id, level, service, locality, team_id, month.
create table signal (
    measure_id varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    method varchar,
    variation varchar,
    assurance varchar,
    label varchar,
    probability double,
    lower double,
    centre double,
    upper double,
    first_seen date,
    affected double,
    provisional boolean
);

-- Grain: measure_id, level, service, locality, team_id, dimension, grp.
create table unequal (
    measure_id varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    dimension varchar,
    grp varchar,
    x double,
    n double,
    rate double,
    lower double,
    upper double,
    rest_x double,
    rest_n double,
    rest_rate double,
    rest_lower double,
    rest_upper double,
    p double,
    different boolean,
    chance double
);
