"""Words that should be nowhere: in the memory of a process, or in files."""

import os
from collections.abc import Iterator
from pathlib import Path


def remembered(process: int, words: str) -> int:
    """How often words stand in the memory of a process."""
    found = 0
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights, *_rest = line.split()
            start, end = (int(each, 16) for each in span.split("-"))
            if "r" not in rights or "[v" in line:
                continue
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except OSError:
                continue
            found += sum(content.count(each) for each in _forms(words))
    return found


def files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in which a program may be at work: what it removes meanwhile is
    passed over."""
    for here, _folders, names in os.walk(folder):
        yield from (Path(here, each) for each in names)


def written(folder: Path, *words: str) -> list[Path]:
    """The files below a folder in which any of the words can be read."""
    forms = [form for each in words for form in _forms(each)]
    contents = ((each, _content(each)) for each in files(folder))
    return [each for each, content in contents if any(form in content for form in forms)]


def _content(path: Path) -> bytes:
    """What is in a file; nothing once it is gone."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _forms(words: str) -> tuple[bytes, bytes]:
    return words.encode(), words.encode("utf-16-le")
