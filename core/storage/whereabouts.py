"""Where a dossier lies, and what may happen to it there: that another program copies or replaces it
while it is open, that a connection is lost, or that the disk fills up."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path, PureWindowsPath

from core.language import gettext as _
from core.text import saying

LEAST, TIMES = 50_000_000, 3
"""How much space, in bytes and in sizes of the file, should be free beside a dossier: for the log,
a backup, and a copy that takes its place."""
_FOLDERS = (
    ("OneDrive", re.compile(r"onedrive([ -].+)?")),
    ("Dropbox", re.compile(r"dropbox([ -].+)?")),
    ("Google Drive", re.compile(r"google ?drive([ -].+)?|my drive")),
    ("iCloud", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"nextcloud[0-9]*")),
    ("ownCloud", re.compile(r"owncloud( - .+|[0-9]*)")),
    ("Seafile", re.compile(r"seafile")),
)
"""What the clients call their folders, in small letters."""
_MARKERS = (
    ("Dropbox", ".dropbox.cache"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Nextcloud", ".sync_*.db"),
    ("Nextcloud", "._sync_*.db"),
    ("Syncthing", ".stfolder"),
)
"""What they keep in them."""
_SHARES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "9p", "davfs", "webdav"),
        *("fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse"),
    }
)
"""The types of file systems that are on another computer."""


def sync_client(path: Path) -> str:
    """What keeps the folder of a file in step with other computers, by its name; "" if nothing is
    known to."""
    for folder in Path(os.path.realpath(path)).parents:
        name = folder.name.casefold()
        for client, pattern in _FOLDERS:
            if pattern.fullmatch(name):
                return client
        client = next(_marked(folder), "")
        if client:
            return client
    return ""


def _marked(folder: Path) -> Iterator[str]:
    """The clients whose marks are in a folder. Dropbox keeps a folder of the name of its mark where
    nothing is in step."""
    with suppress(OSError):
        names = {each.name for each in folder.iterdir()}
        if ".dropbox" in names and (folder / ".dropbox").is_file():
            yield "Dropbox"
        for client, pattern in _MARKERS:
            if any(fnmatchcase(name, pattern) for name in names):
                yield client


def is_on_share(path: Path, filesystem: str) -> bool:
    """Whether a file is on another computer, by its path and the type of its file system."""
    drive = PureWindowsPath(os.path.realpath(path)).drive
    return drive.startswith("\\\\") or filesystem.casefold() in _SHARES


def is_short(free: int, size: int) -> bool:
    """Whether too little is free on the disk of a file of this size, all in bytes; unknown if
    `free` is negative."""
    return 0 <= free < max(LEAST, TIMES * size)


def warnings(path: Path, filesystem: str, free: int) -> tuple[str, ...]:
    """What there is to tell of the place of a dossier, a sentence each: from the type of the file
    system there, and how many bytes are free on it."""
    told = []
    client = sync_client(path)
    if client:
        sentence = _(
            "{name} is in a folder of {client}, which may replace it or hand on half of it while "
            "you work. Work elsewhere: File › Work on a copy."
        )
        told.append(sentence.format(name=path.name, client=client))
    if is_on_share(path, filesystem):
        sentence = _(
            "{name} is on a network drive, where it can be damaged when the connection is lost. "
            "Work on this computer: File › Work on a copy."
        )
        told.append(sentence.format(name=path.name))
    with suppress(OSError):
        if is_short(free, path.stat().st_size):
            sentence = _("Only {size} free on the disk of {name}. Make room there.")
            told.append(sentence.format(name=path.name, size=saying.size(free)))
    return tuple(told)
