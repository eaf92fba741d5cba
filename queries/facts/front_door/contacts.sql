-- One row per contact at the front door. Contacts carry no team.
-- Grain: cont_contact_id. Source: ssd_contacts. Kind: flow. About: children. Team: none.
select
    cont_contact_id as case_id,
    cont_person_id as person_id,
    cont_contact_date as on_date,
    cast(null as varchar) as team_id,
    cont_contact_source_code as contact_source
from extract.ssd_contacts
where cont_contact_date is not null
