-- Teams whose places do not cover every day exactly once, so that a case could be lost or doubled.
-- Grain: team_id. Reads: unit. Must return no rows.
with ordered as (
    select
        team_id,
        from_date,
        lag(to_date) over (partition by team_id order by from_date) as before,
        lead(from_date) over (partition by team_id order by from_date) as next_date,
        to_date
    from unit
)
select team_id
from ordered
where (before is null and from_date <> date '0001-01-01')
    or (before is not null and before <> from_date)
    or (next_date is null and to_date <> date '9999-12-31')
