"""Files of earlier versions, as these wrote them."""

import gzip
from pathlib import Path

FILES = Path(__file__).parent / "core" / "storage" / "files"
VERSIONS = tuple(
    sorted(int(each.name.split(".")[0].removeprefix("version_")) for each in FILES.iterdir())
)
"""Those of which there is a file."""


def older(version: int) -> bytes:
    """A file of an earlier version."""
    return gzip.decompress((FILES / f"version_{version}.parley.gz").read_bytes())
