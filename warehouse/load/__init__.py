"""The build of a snapshot: facts, figures, signals, groups, evidence, the protected grid."""
