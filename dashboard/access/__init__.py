"""Who is asking: the person, the roles at work, what a role may, and the checks at the start."""
