"""Numbers, codes and signals in words."""
