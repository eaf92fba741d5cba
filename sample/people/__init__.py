"""Children, families and workers who never existed."""
