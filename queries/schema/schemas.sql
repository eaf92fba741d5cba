-- The rooms of a snapshot. What a load reads of an extract, what it says of itself, the cases, the
-- published figures, words without a theme; and, for readers, what they may ask and its limits.
-- Grain: none; schemas hold tables.
create schema meta;
create schema extract;
create schema fact;
create schema benchmark;
create schema words;
create schema scope;
create schema seen;
