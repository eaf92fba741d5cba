"""All measures by question, each with what it says now."""
