"""The address as choices, the view of one request, and what a page is."""
