-- The figures of the council, all of its units and all months.

-- Grain: measure_id. Without an as-at date a measure is not counted, and why says what it lacks.
create table meta.measure (
    measure_id varchar,
    kind varchar,
    fact varchar,
    as_at date,
    why varchar
);

-- Grain: measure_id, category, service, locality, team_id, month: of a team within the locality in
-- which its cases stood. Sums that others are made of; medians and rates are none.
create table figures (
    measure_id varchar,
    category varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    numerator decimal(38, 9),
    denominator decimal(38, 9),
    cases bigint
);

-- Grain: measure_id, category, level, service, locality, team_id, month. As printed; the names of a
-- unit are '' where its level has none.
create table series (
    measure_id varchar,
    category varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    numerator double,
    denominator double,
    value double,
    cases bigint
);

-- Grain: as series, as they are counted and in no order yet.
create table work.series as
from series
limit 0;

-- Grain: as series, from the first month that can be chosen. What may be seen of units that a
-- reader does not answer for; mark is 'c' where a figure is hidden, and few where it is hidden from
-- readers of whole figures too (few_people).
create table protected (
    measure_id varchar,
    category varchar,
    level varchar,
    service varchar,
    locality varchar,
    team_id varchar,
    month date,
    numerator double,
    denominator double,
    value double,
    mark varchar,
    few boolean
);

-- Grain: measure_id, kind, table_name, column_name. Which measures the finding of a column touches,
-- and how many cases of each it leaves out; null where whole rows are missing.
create table meta.left_out (
    measure_id varchar,
    kind varchar,
    table_name varchar,
    column_name varchar,
    cases bigint
);
