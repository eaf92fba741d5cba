-- What the sources of evidence say, whether they agree, and where evidence is missing.

-- urgent: items of the last three months that are each to be spoken of by themselves.
-- Grain: kpq, level, service, locality, team_id, month, source.
create table statement (
    kpq integer,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    source varchar,
    statement varchar,
    n bigint,
    detail varchar,
    urgent bigint
);

-- Grain: kpq, level, service, locality, team_id, month.
create table verdict (
    kpq integer,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    verdict varchar,
    sources varchar
);

-- Grain: level, service, locality, team_id, month, source.
create table silence (
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    source varchar,
    expected double,
    received bigint,
    gap boolean
);

-- Grain: kpq, level, service, locality, team_id, month, source, part. What each source came to in a
-- unit and month, by what its items say, as the rules read them; kpq 0 is whatever question. Few
-- where it stands on fewer people of the staff than others may see.
create table evidence_month (
    kpq integer,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    source varchar,
    part varchar,
    n double,
    few boolean
);

-- Grain: source, name.
create table meta.threshold (source varchar, name varchar, value double);
