"""Published figures of other authorities beside ours."""
