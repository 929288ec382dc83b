import pytest

from desk_assistant import paths
from desk_assistant.content.library import Library, load
from desk_assistant.intake.suggesting import Intake


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return load(paths.resources() / "content")


@pytest.fixture(scope="session")
def intake(library: Library) -> Intake:
    """The suggestions from the shipped phrases."""
    return Intake(library.intake, library.alike)
