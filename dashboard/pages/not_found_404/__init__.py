"""Every address that is no page."""
