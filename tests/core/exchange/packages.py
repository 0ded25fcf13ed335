"""Zipped files with a part read, added or changed."""

import io
import zipfile


def part_of(data, name):
    """The text of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def with_part(data, name, content):
    """A zipped file with another part, or another content of one."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return whole.getvalue()
