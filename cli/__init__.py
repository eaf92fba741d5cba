"""The commands of `triangulate`: a file a subject, put together in main."""
