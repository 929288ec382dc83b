"""What was said: the citizen's words as typed become ranked suggestions, offline, at each character."""
