-- What is said of figures: by control charts and exact tests, and by groups of children.

-- Grain: measure_id, level, service, locality, team_id, month.
create table signal (
    measure_id varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    numerator double,
    denominator double,
    value double,
    method varchar,
    variation varchar,
    assurance varchar,
    label varchar,
    probability double,
    lower double,
    centre double,
    upper double,
    since date,
    first_seen date,
    affected double,
    pooled_x double,
    pooled_n double,
    pooled_lower double,
    pooled_upper double,
    target double,
    target_x double,
    target_n double,
    target_from date,
    target_probability double,
    missed_since date,
    provisional boolean
);

-- Units beyond the 99.8% limits of the funnel of all units of their level, over twelve months or, of
-- a snapshot, in the month: their counts, those of the rest, and since which month in a row.
-- Grain: measure_id, level, service, locality, team_id, month.
create table apart (
    measure_id varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    x double,
    n double,
    rest_x double,
    rest_n double,
    lower double,
    upper double,
    band varchar,
    probability double,
    since date
);

-- What the funnel of all units of a level is drawn by: the cases of all, how many units they are, and
-- by how much these vary beyond chance.
-- Grain: measure_id, level, month.
create table funnel (
    measure_id varchar,
    level varchar,
    month date,
    all_x double,
    all_n double,
    units bigint,
    tau2 double
);

-- How many measures of a unit were held against the others of its level.
-- Grain: level, service, locality, team_id, month.
create table compared (
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    measures bigint
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
