"""How it survives: the only place that touches SQLite."""
