"""Invented visits, made through the same decisions and the same store as real ones. Never reached from a window."""
