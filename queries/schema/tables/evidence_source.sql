-- How the rows of an item of each source make one, and what its items are called side by side: the
-- good, those that are neither, the bad; a weighed item stands for as many as its size. Of the staff
-- are those whose rows are about staff.
-- Grain: source.
create table meta.evidence_source (
    source varchar,
    council_only boolean,
    by_most boolean,
    good varchar,
    neither varchar,
    bad varchar,
    weighed boolean,
    of_staff boolean
)
