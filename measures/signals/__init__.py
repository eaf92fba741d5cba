"""Which change is a signal: baselines, methods, control limits and targets."""
