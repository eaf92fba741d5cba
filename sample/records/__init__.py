"""What a case system would have recorded of it."""
