"""Desk Assistant: carries an employee and a citizen through a visit at the citizen-service desk."""

__version__ = "0.9.0"
