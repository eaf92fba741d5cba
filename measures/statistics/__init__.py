"""Control charts, tails, intervals, funnels and tests, on numpy and scipy alone."""
