"""What leaves the log as a file."""
