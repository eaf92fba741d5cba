"""What each source of evidence says of a question, and whether they agree."""
