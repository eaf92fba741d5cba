"""triangulate benchmarks: published figures, and the next release of them."""
