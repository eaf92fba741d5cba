-- How much evidence to expect of each source in a month: `times` over `over` items for each `per`,
-- which is a team that holds children, a worker, a unit with workers, or the council.
-- Grain: source, per.
create table work.rhythm (source varchar, per varchar, times double, over double)
