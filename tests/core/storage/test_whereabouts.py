"""Where a dossier lies, told by names, marks and types of file systems."""

import os
from pathlib import Path

import pytest

from core.storage import whereabouts
from core.storage.whereabouts import is_on_share, is_short, sync_client, warnings

MEGA = 1_000_000


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def placed(folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "talks.parley"
    path.write_bytes(b"x" * 1000)
    return path


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("OneDrive/Talks", "OneDrive"),
        ("OneDrive - Ministry of Fish/Talks", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Ministry", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Delegation)/a/b", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-ann@example.org", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud2/Talks", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Seafile/Talks", "Seafile"),
        ("Documents/Talks", ""),
        ("Dropboxes", ""),
        ("Documents/About OneDrive", ""),
    ],
)
def test_a_client_is_known_by_the_name_of_its_folder(home, folder, client):
    assert sync_client(placed(home / folder)) == client


@pytest.mark.parametrize(
    ("mark", "client"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".owncloudsync.log", "ownCloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_4f3a.db", "Nextcloud"),
        ("._sync_4f3a.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        ("sync_notes.db", ""),
    ],
)
def test_a_client_is_known_by_its_mark_in_any_folder_above(home, mark, client):
    path = placed(home / "work" / "talks")
    (home / "work" / mark).touch()
    assert sync_client(path) == client


def test_the_folder_of_a_clients_own_settings_is_no_mark(home):
    path = placed(home / "Documents")
    (home / ".dropbox").mkdir()
    assert sync_client(path) == ""


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_is_followed(home):
    real = placed(home / "Dropbox")
    link = home / "talks.parley"
    link.symlink_to(real)
    assert sync_client(link) == "Dropbox"


def test_a_folder_that_cannot_be_read_has_no_marks(home, monkeypatch):
    path = placed(home)

    def closed(_folder):
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", closed)
    assert sync_client(path) == ""


@pytest.mark.parametrize(
    ("filesystem", "share"),
    [
        *((name, True) for name in ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "9p")),
        *((name, False) for name in ("ext4", "btrfs", "apfs", "NTFS", "vfat", "fuseblk", "")),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(filesystem, share):
    assert is_on_share(Path("/home/ann/talks.parley"), filesystem) is share


def test_a_network_drive_is_known_by_its_path(monkeypatch):
    monkeypatch.setattr(whereabouts.os.path, "realpath", lambda _path: r"\\server\share\a.parley")
    assert is_on_share(Path("a.parley"), "NTFS")


@pytest.mark.parametrize(
    ("free", "size", "short"),
    [
        (49 * MEGA, 1, True),
        (51 * MEGA, 1, False),
        (299 * MEGA, 100 * MEGA, True),
        (301 * MEGA, 100 * MEGA, False),
        (-1, 1, False),
    ],
)
def test_three_times_the_file_should_be_free_and_fifty_megabytes(free, size, short):
    assert is_short(free, size) is short


def test_all_that_there_is_to_tell_is_told(home):
    path = placed(home / "Dropbox")
    told = warnings(path, "cifs", 12_300_000)
    assert [sentence.partition(",")[0] for sentence in told] == [
        "talks.parley is in a folder of Dropbox",
        "talks.parley is on a network drive",
        "Only 12.3 MB free on the disk of talks.parley. Make room there.",
    ]
    assert warnings(placed(home / "Documents"), "ext4", 10**12) == ()
    assert "Only 120 KB free" in warnings(path, "ext4", 120_000)[-1]
