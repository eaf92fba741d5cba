"""One measure, and everything behind its figure."""
