"""What comes from outside: content as one signed file, kept so that the last good one always works."""
