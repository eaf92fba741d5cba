"""Parts of pages that two pages or more share."""
