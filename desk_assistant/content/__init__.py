"""What we know: flows, facts with dates, phrases and prompts."""
