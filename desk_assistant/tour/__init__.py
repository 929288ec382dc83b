"""A visit played by itself."""
