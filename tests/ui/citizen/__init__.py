"""Tests of the citizen window."""
