"""What a page can ask of a view: the readings, each with its own plain statement."""
