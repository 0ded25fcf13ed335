"""What was being typed when the program was stopped from outside, kept beside the dossier."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.errors import Problem
from core.language import gettext as _
from core.storage.publish import put_file


def kept_path(path: Path) -> Path:
    """The file for what was not saved in a dossier."""
    return path.with_name(_("{file}, not saved").format(file=path.stem) + ".txt")


def keep_typed(window: QWidget, path: Path) -> None:
    """Keep what is half written in a window, after what was kept before. A failure is only told on
    the terminal: the program is being stopped."""
    from ui.kit.unsent import typed_in

    texts = typed_in(window)
    if not texts:
        return
    kept = kept_path(path)
    try:
        before = kept.read_text("utf-8", "replace") if kept.is_file() else ""
        put_file(kept, "\n\n".join(filter(None, [before.rstrip(), *texts, ""])).encode())
    except (OSError, Problem) as failure:
        if sys.stderr is not None:
            sys.stderr.write(f"{failure}\n")
