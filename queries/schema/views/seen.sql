-- What readers may ask, cut to the scope of their cursor; no scope, no rows. See scope.sql; the
-- cases of each fact have a view like these.

-- Grain: as unequal.
create view seen.unequal as
select t.*
from main.unequal as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Grain: as apart.
create view seen.apart as
select t.*
from main.apart as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- The common share of a funnel is that of the whole council.
-- Grain: as funnel.
create view seen.funnel as
select t.*
from main.funnel as t
where scope.holds_unit('council', '', '', '');

-- Grain: as compared.
create view seen.compared as
select t.*
from main.compared as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Grain: as statement.
create view seen.statement as
select t.*
from main.statement as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Grain: as verdict.
create view seen.verdict as
select t.*
from main.verdict as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Grain: as silence.
create view seen.silence as
select t.*
from main.silence as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Grain: case_id (an audit).
create view seen.moderated as
select t.*
from main.moderated as t
where scope.holds_place(t.service, t.locality, t.team_id);

-- Grain: source, row_id.
create view seen.unthemed as
select t.*
from words.unthemed as t
where scope.holds_place(t.service, t.locality, t.team_id);

-- The units a reader may see, as counted or through the protected grid.
-- Grain: service, locality, team_id, from_date.
create view seen.unit as
select t.*
from main.unit as t
where scope.holds_place(t.service, t.locality, t.team_id)
    or scope.sees_place(t.service, t.locality, t.team_id);

-- Rows set aside, without their keys.
-- Grain: one row a row set aside.
create view seen.set_aside as
select table_name, reason
from meta.set_aside;

-- Rows set aside, each with its key and where it stood; for those who may see what a load did not
-- understand.
-- Grain: table_name, file_name, row_number.
create view seen.row_set_aside as
select table_name, reason, row_key as row_id, file_name, row_number
from meta.set_aside;

-- What a load noticed, without the values it noticed it in.
-- Grain: table_name, column_name, kind, example.
create view seen.noted as
select table_name, column_name, kind, cells
from meta.noted;
