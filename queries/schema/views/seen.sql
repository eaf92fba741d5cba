-- What readers may ask, cut to the scope of their cursor; no scope, no rows. See scope.sql; the
-- cases of each fact have a view like these.

-- Grain: as unequal.
create view seen.unequal as
select t.*
from main.unequal as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id);

-- Of others' units without what stands on few people in any of the months together.
-- Grain: as apart. Reads: apart, few_people.
create view seen.apart as
select t.*
from main.apart as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
    or (
        scope.sees_whole(t.level, t.service, t.locality, t.team_id)
        and not exists (
            select 1
            from main.few_people as f
            where f.measure_id = t.measure_id
                and f.month > cast(t.month as date) - to_months(12)
                and f.month <= t.month
                and f.level = t.level
                and f.team_id = t.team_id
                and (t.level = 'team' or (f.service = t.service and f.locality = t.locality))
        )
    );

-- The common share of a funnel is that of the whole council.
-- Grain: as funnel.
create view seen.funnel as
select t.*
from main.funnel as t
where scope.sees_whole('council', '', '', '');

-- Grain: as compared.
create view seen.compared as
select t.*
from main.compared as t
where scope.sees_whole(t.level, t.service, t.locality, t.team_id);

-- What few people say of others' units is too few to say, with no number (null) and no reason.
-- Grain: as statement. Reads: statement, few_statement.
create view seen.statement as
with held as (
    select
        t.*,
        f.source is not null
        and not scope.holds_unit(t.level, t.service, t.locality, t.team_id) as few
    from main.statement as t
    left join main.few_statement as f
        on f.kpq = t.kpq and f.month = t.month and f.source = t.source
        and f.level = t.level and f.service = t.service and f.locality = t.locality
        and f.team_id = t.team_id
    where scope.sees_whole(t.level, t.service, t.locality, t.team_id)
        or scope.counts_source(t.source)
)
select
    * exclude (few) replace (
        case when few then 'too_few' else statement end as statement,
        case when few then null else n end as n,
        case when few then '' else detail end as detail
    )
from held;

-- Whether sources agree; not given of others' units where one of them speaks for few people.
-- Grain: as verdict. Reads: verdict, few_statement, statement.
create view seen.verdict as
select t.*
from main.verdict as t
where scope.holds_unit(t.level, t.service, t.locality, t.team_id)
    or (
        scope.sees_whole(t.level, t.service, t.locality, t.team_id)
        and not exists (
            select 1
            from main.few_statement as f
            inner join main.statement as s
                on s.kpq = f.kpq and s.month = f.month and s.source = f.source
                and s.level = f.level and s.service = f.service and s.locality = f.locality
                and s.team_id = f.team_id
            where s.statement in ('strength', 'steady', 'concern')
                and f.kpq = t.kpq and f.month = t.month and f.level = t.level
                and f.service = t.service and f.locality = t.locality and f.team_id = t.team_id
        )
    );

-- Where evidence is missing; of few people of others' units it is not said how many (null) came, and
-- of others' teams not how much was expected of their staff, which tells how many these are.
-- Grain: as silence. Reads: silence, meta.evidence_source, meta.setting.
create view seen.silence as
select
    t.* replace (
        case
            when s.of_staff and t.received > 0 and t.received <= cast(m.value as integer)
                and not scope.holds_unit(t.level, t.service, t.locality, t.team_id)
                then null
            else t.received
        end as received,
        case
            when not s.of_staff or t.level <> 'team'
                or scope.holds_unit(t.level, t.service, t.locality, t.team_id)
                then t.expected
        end as expected
    )
from main.silence as t
left join meta.evidence_source as s on s.source = t.source
left join meta.setting as m on m.name = 'hide_counts_up_to'
where scope.sees_whole(t.level, t.service, t.locality, t.team_id)
    or scope.counts_source(t.source);

-- What few people of others' units gave is not said (null).
-- Grain: as evidence_month.
create view seen.evidence_month as
select
    t.* exclude (few) replace (
        case
            when not t.few or scope.holds_unit(t.level, t.service, t.locality, t.team_id) then t.n
        end as n
    )
from main.evidence_month as t
where scope.sees_whole(t.level, t.service, t.locality, t.team_id)
    or scope.counts_source(t.source);

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

-- When each table was last supplied, without how many rows it brought.
-- Grain: table_name.
create view seen.table_date as
select table_name, as_at, newest
from meta.table_load;

-- When the latest load was (UTC), and how many rows were set aside in all, for who may not see where.
-- Grain: one row.
create view seen.latest_load as
select
    e.loaded_at,
    (select cast(coalesce(sum(t.rows_set_aside), 0) as bigint) from meta.table_load as t)
        as rows_set_aside
from meta.extract as e;

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

-- What a load noticed, in whole sentences, without the values it noticed it in.
-- Grain: kind, table_name, column_name.
create view seen.finding as
select
    kind,
    table_name,
    column_name,
    cells,
    of_cells,
    weight,
    sentence,
    accepted_by,
    accepted_at
from meta.finding;

-- Which measures that touches, of the whole council and all months.
-- Grain: measure_id, kind, table_name, column_name.
create view seen.left_out as
select measure_id, kind, table_name, column_name, cases
from meta.left_out;
