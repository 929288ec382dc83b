"""What happened: decisions, the fold, undo, readiness and the agreement."""
