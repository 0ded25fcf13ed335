"""The first import of PySide, without what it prepares and a program hardly ever needs.

At each start PySide compiles regular expressions for writing stub files and for what it says of a
call with wrong arguments. They take a twentieth of a start; here they are compiled when first used.
"""

import re
import sys
from collections.abc import Callable
from typing import Any

ITS_OWN = "shibokensupport."
"""What the names of the modules begin with whose expressions can wait."""


class _Later:
    """A regular expression that is compiled by the first call of any of its methods."""

    def __init__(self, compiled: Callable[[], re.Pattern[str]]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            return getattr(self._compiled(), name)(*given, **named)

        return call


def import_leanly() -> None:
    """Import PySide, if nobody has."""
    compile_now = re.compile

    def compile_later(*given: Any, **named: Any) -> Any:
        if sys._getframe(1).f_globals["__name__"].startswith(ITS_OWN):
            return _Later(lambda: compile_now(*given, **named))
        return compile_now(*given, **named)

    vars(re)["compile"] = compile_later
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        vars(re)["compile"] = compile_now
