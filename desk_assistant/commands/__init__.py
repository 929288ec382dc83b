"""The same without a window."""
