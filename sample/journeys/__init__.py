"""Each child's way through the service, and who held the case."""
