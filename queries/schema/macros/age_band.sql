-- The age band of a child on a day, numbered so that it sorts by age. Unborn: before the date of
-- birth, or only an expected one is known.
-- Grain: none; a value of a row with a child and a day.
create macro seen.age_band(born, expected, on_date) as
    case
        when born > on_date or (born is null and expected is not null) then '1 unborn'
        when born is null or on_date is null then '8 not known'
        when born > on_date - to_years(1) then '2 under 1'
        when born > on_date - to_years(5) then '3 1 to 4'
        when born > on_date - to_years(10) then '4 5 to 9'
        when born > on_date - to_years(16) then '5 10 to 15'
        when born > on_date - to_years(18) then '6 16 and 17'
        else '7 18 and over'
    end;
