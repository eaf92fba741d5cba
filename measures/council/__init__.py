"""The council that is read: its snapshot, units, targets and rebases, and a view of it."""
