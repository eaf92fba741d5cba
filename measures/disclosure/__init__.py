"""Suppression: which small numbers others may not see, and what would give them away."""
