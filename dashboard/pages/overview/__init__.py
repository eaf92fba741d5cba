"""How are we doing? The ten questions with their headline measures."""
