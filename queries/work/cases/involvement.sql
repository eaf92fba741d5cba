-- Case-worker involvements: the rows that say which team and worker holds a child.
-- Grain: involvement_id. Reads: extract.ssd_involvements, work.case_worker_role, work.team.
create table work.involvement as
select
    i.invo_involvements_id as involvement_id,
    i.invo_person_id as person_id,
    i.invo_professional_id as professional_id,
    t.team_id,
    i.invo_referral_id as referral_id,
    i.invo_involvement_start_date as start_date,
    coalesce(i.invo_involvement_end_date, date '9999-12-31') as end_date
from extract.ssd_involvements as i
inner join work.case_worker_role as r on r.role = lower(i.invo_professional_role_id)
left join work.team as t on t.team_id = i.invo_professional_team
where i.invo_involvement_start_date is not null
