"""A log never lies on a network drive: not by name, not by mount, not by link."""

from pathlib import Path

import pytest

from desk_assistant.store import place
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, NAME, TODAY


@pytest.mark.parametrize(
    "where",
    [
        "//server/share/desk",
        r"\\server\share\desk",
        r"\\?\UNC\server\share\desk",
        r"C:\Users\desk\OneDrive - Kommunen\desk",
        "/home/desk/OneDrive/desk",
    ],
)
def test_a_network_path_is_refused_by_its_name(where: str) -> None:
    with pytest.raises(StoreRefused) as caught:
        place.refuse_network(where, LOCAL)
    assert caught.value.code == "network_folder"


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "fuse.rclone"])
def test_a_network_mount_is_refused(path: Path, kind: str) -> None:
    with pytest.raises(StoreRefused) as caught:
        Journal.open(path, TODAY, f"{LOCAL}server:/data {path.parent.parent} {kind} rw 0 0\n")
    assert (caught.value.code, caught.value.data) == ("network_folder", {"kind": kind})
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "mounts",
    [
        "",
        "nothing here\n",
        "server:/data / nfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n",
        "server:/data {folder}-other nfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n",
        "server:/ / nfs rw 0 0\n/dev/sdb1 {folder}/ fuseblk rw 0 0\n",
    ],
)
def test_a_local_mount_is_taken(path: Path, mounts: str) -> None:
    place.refuse_network(path, mounts.format(folder=path.parent))


def test_a_mount_point_with_a_space_is_understood() -> None:
    with pytest.raises(StoreRefused):
        place.refuse_network("/srv/fælles drev/data", "server:/x /srv/fælles\\040drev cifs rw 0 0\n")


def test_a_link_to_a_network_mount_is_refused(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")
    with pytest.raises(StoreRefused):
        place.refuse_network(tmp_path / "near" / NAME, f"server:/x {tmp_path / 'far'} nfs rw 0 0\n")


def test_the_mounts_of_this_machine_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    monkeypatch.setattr(place, "_MOUNTS", table)
    place.refuse_network(tmp_path)
    table.write_text("server:/x / nfs rw 0 0\n")
    with pytest.raises(StoreRefused):
        place.refuse_network(tmp_path)
