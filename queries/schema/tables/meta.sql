-- What a load says of itself, of what it read and of what it could not.

-- Grain: one row, the extract of this load.
create table meta.extract (
    as_at date,
    la_code integer,
    council varchar,
    synthetic boolean,
    covers_from date,
    loaded_at timestamp
);

-- Grain: table_name, of every table that any load has supplied.
create table meta.table_load (
    table_name varchar,
    as_at date,
    rows_read bigint,
    rows_loaded bigint,
    rows_set_aside bigint,
    newest date,
    seconds double,
    changes boolean,
    columns varchar[]
);

-- Grain: table_name, file_name, row_number: counted in its file, below the heading.
create table meta.set_aside (
    table_name varchar,
    file_name varchar,
    row_number bigint,
    reason varchar,
    row_key varchar
);

-- Grain: table_name, column_name, kind, example. near: known codes that are written most like it.
create table meta.noted (
    table_name varchar,
    column_name varchar,
    kind varchar,
    example varchar,
    cells bigint,
    near varchar[]
);

-- Grain: file_name, column_name: '' for a file of which nothing was read. What it may have been meant
-- for, '' where no name is like it, and what to ask or do, '' where no measure needs the file.
create table meta.unread (
    file_name varchar,
    column_name varchar,
    meant varchar,
    asked varchar
);

-- Grain: name. Settings in the words in which they are printed.
create table meta.setting (name varchar, value varchar);

-- Grain: stage of the load.
create table meta.stage (stage varchar, seconds double);

-- Grain: one row.
create table meta.content (figures_hash varchar);

-- Grain: one row. See warehouse.paths.layout.
create table meta.layout (layout varchar);

-- Grain: code.
create table meta.ethnic_group (code varchar, main_group varchar);

-- Grain: kind, table_name, column_name. What a load noticed and says, how grave it is, and who
-- accepted what would have stopped it.
create table meta.finding (
    kind varchar,
    table_name varchar,
    column_name varchar,
    cells bigint,
    of_cells bigint,
    weight varchar,
    sentence varchar,
    examples varchar[],
    accepted_by varchar,
    accepted_at timestamp
);
