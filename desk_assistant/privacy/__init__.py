"""What must not be kept: finds personal identifiers in text."""
