"""What a measure, a subject, a unit and a figure are."""
