"""Where a key press becomes a fact (QtCore only)."""
