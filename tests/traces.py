"""Words that should be nowhere: in the memory of a process, or in files."""

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


def written(folder: Path, *words: str) -> list[Path]:
    """The files below a folder in which any of the words can be read."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    forms = [form for each in words for form in _forms(each)]
    return [each for each in files if any(form in each.read_bytes() for form in forms)]


def _forms(words: str) -> tuple[bytes, bytes]:
    return words.encode(), words.encode("utf-16-le")
