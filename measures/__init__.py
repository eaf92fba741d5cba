"""What is counted, and what it means. Knows nothing of screens."""
