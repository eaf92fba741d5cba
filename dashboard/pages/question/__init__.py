"""One question, its measures, and one of them at large."""
