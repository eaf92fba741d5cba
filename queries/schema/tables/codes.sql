-- Lists that the product brings with it, in memory for the load alone.

-- Grain: list, code, kpq. The codebook that comes with the product; no question: it maps nowhere.
create table work.shipped_codebook (list varchar, code varchar, kpq integer);

-- Grain: list, code. The codes that the format of the extract knows.
create table work.listed_code (list varchar, code varchar);
