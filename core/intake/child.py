"""The process that reads one foreign document: `python -I child.py KIND MOST_TEXT`.

Only the readers are imported, so that a document that breaks out finds little: the packages above
them stand here empty.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType


def stand_alone() -> ModuleType:
    """What answers, without the program around it, nor what pypdfium2 loads to look for a library
    elsewhere than beside itself."""
    here = Path(__file__).parent
    for name, folder in (("core", here.parent), ("core.intake", here)):
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    sys.modules["ctypes.util"] = ModuleType("ctypes.util")
    return import_module("core.intake.readers.answering")


if __name__ == "__main__":
    stand_alone().serve(sys.argv[1], int(sys.argv[2]))
    os._exit(0)  # all is said, and what is left need not be tidied up
