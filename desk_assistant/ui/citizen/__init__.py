"""The citizen window: only what the citizen may see, in big plain words."""
