"""Where rows live: reading, cleaning, counting, publishing, and the gate for reads."""
