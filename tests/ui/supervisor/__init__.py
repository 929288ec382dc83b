"""The overview: what is on it, where it stands, and how it is used."""
