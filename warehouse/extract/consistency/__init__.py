"""Whether an extract agrees with itself and with the last one: links, shrinking, contradictions."""
