"""The first import of PySide, without what it prepares and a program hardly ever needs.

At each start PySide compiles regular expressions for writing stub files and for what it says of a
call with wrong arguments, and so do the modules that it wants for that. They take a twentieth of a
start; here they are compiled when first used.
"""

import re
import sys
from typing import Any

from core.text.patterns import pattern

WAITING = ("shibokensupport.", "logging", "string", "textwrap", "tokenize")
"""What the names of the modules begin with whose expressions can wait: they call nothing but the
methods of one."""


def import_leanly() -> None:
    """Import PySide, if nobody has."""
    compile_now = re.compile

    def compile_later(*given: Any, **named: Any) -> Any:
        if sys._getframe(1).f_globals["__name__"].startswith(WAITING):
            return pattern(*given, **named)
        return compile_now(*given, **named)

    vars(re)["compile"] = compile_later
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        vars(re)["compile"] = compile_now
