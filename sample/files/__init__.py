"""The extract as files, with the dirt that real ones have."""
