"""The municipality's folder, for a test that changes it."""

from pathlib import Path

import pytest

from tests.content.overlay.local_folder import LocalFolder


@pytest.fixture
def nordby(tmp_path: Path) -> LocalFolder:
    """A copy of the municipality's folder."""
    return LocalFolder(tmp_path / "lokal")
