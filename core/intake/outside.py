"""Another program on a foreign picture: `python -I outside.py MEMORY SECONDS PROGRAM ARGUMENT…`.

This process gives up what it does not need and then becomes the program. Only the readers' limits
are imported, as in `child`.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

UNCONFINED = 77
"""How this process ends if the system does not let it be confined."""


def become(memory: int, seconds: int, command: list[str]) -> NoReturn:
    """Become the program within limits."""
    here = Path(__file__).parent
    for name, folder in (("core", here.parent), ("core.intake", here)):
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    try:
        import_module("core.intake.readers.confinement").limit(memory, seconds)
        import_module("core.intake.readers.restraint").restrain()
    except OSError:
        sys.exit(UNCONFINED)
    os.execv(command[0], command)


if __name__ == "__main__":
    become(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
