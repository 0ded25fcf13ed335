"""The process that reads one foreign document: `python -I -S child.py KIND MOST_TEXT FOLDER...`,
with the folders where libraries are installed, which to look for takes longer than to be told.

Only the readers are imported, so that a document that breaks out finds little: the packages above
them stand here empty.
"""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

GARBAGE = 100_000
"""How many more objects than before are made until garbage is looked for: a document leaves little,
and the process ends with it."""
PDFIUM = "pypdfium2_raw"


def stand_alone() -> ModuleType:
    """What answers, without the program around it, nor what pypdfium2 loads to look for a library
    elsewhere than beside itself, or to offer each of its thousand names in two places."""
    here = Path(__file__).parent
    installed = [str(Path(place, PDFIUM)) for place in sys.path]
    for name, folders in (
        ("core", [str(here.parent)]),
        ("core.intake", [str(here)]),
        (PDFIUM, installed),
    ):
        package = ModuleType(name)
        package.__path__ = folders
        sys.modules[name] = package
    sys.modules["ctypes.util"] = ModuleType("ctypes.util")
    return import_module("core.intake.readers.answering")


if __name__ == "__main__":
    gc.set_threshold(GARBAGE)
    sys.path += sys.argv[3:]
    stand_alone().serve(sys.argv[1], int(sys.argv[2]))
    os._exit(0)  # all is said, and what is left need not be tidied up
