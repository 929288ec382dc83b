"""Desks of the stories, for what is seen in a window."""

from tests.stories.conftest import make_desk, typefaces

__all__ = ["make_desk", "typefaces"]
