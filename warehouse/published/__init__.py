"""Published releases: reading, checking, comparing and importing them."""
