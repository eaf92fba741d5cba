"""From request to answer: sign-in, router, frame, refusals, downloads, headers."""
