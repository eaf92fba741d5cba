-- One row per missing episode ended.
-- Grain: miss_table_id. Source: ssd_missing. Kind: flow. About: children.
select
    s.miss_table_id as case_id,
    s.miss_person_id as person_id,
    s.miss_missing_episode_end_date as on_date,
    a.team_id,
    s.miss_missing_rhi_offered as interview_offered
from extract.ssd_missing as s
left join work.attribution as a
    on a.person_id = s.miss_person_id
    and a.from_date <= s.miss_missing_episode_end_date
    and a.to_date > s.miss_missing_episode_end_date
where s.miss_missing_episode_end_date is not null
    and (
        upper(s.miss_missing_episode_type) = 'M'
        or lower(s.miss_missing_episode_type) like '%missing%'
    )
