"""What goes home: the take-home note."""
