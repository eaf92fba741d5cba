-- Whether a row stands for a unit or for one below it, by the unit's names; '' where its level has
-- none. A team is its id alone, wherever it stands. For the unit itself, ask for its level too.
-- Grain: none; a condition on a row with service, locality and team_id.
create macro seen.within(service, locality, team_id, of_service, of_locality, of_team_id) as
    case
        when of_team_id <> '' then team_id = of_team_id
        when of_locality <> '' then service = of_service and locality = of_locality
        else of_service = '' or service = of_service
    end;
