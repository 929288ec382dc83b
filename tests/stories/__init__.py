"""Whole visits, from the welcome to the agreement."""
