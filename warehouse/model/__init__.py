"""What the counting rests on: facts, counting rules, settings, code lists."""
