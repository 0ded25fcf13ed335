"""The first import of PySide, without what it prepares and a program hardly ever needs.

At each start PySide compiles what it says of a call with wrong arguments, and what writes stub
files: modules that it carries along as source. They take a tenth of a start. Here each waits until
something of it is asked for, and so do the regular expressions of what PySide wants besides.
"""

import builtins
import re
import sys
from typing import Any

from core.text.patterns import pattern

WAITING = tuple(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
)
"""The modules that can wait: PySide asks for nothing of them before a call was wrong."""
ON_DEMAND = """
def __getattr__(name):
    import sys
    del globals()["__getattr__"]
    exec(compile({source!r}, __file__, "exec"), globals())
    return getattr(sys.modules[__name__], name)
"""
"""What stands in for the source of such a module."""
EXPRESSIONS = ("textwrap", "tokenize")
"""The modules whose expressions can wait: they call nothing but the methods of one."""


def import_leanly() -> None:
    """Import PySide, if nobody has."""
    compile_source, compile_expression = builtins.compile, re.compile

    def source_later(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
        if filename in WAITING:
            source = ON_DEMAND.format(source=source)
        return compile_source(source, filename, *rest, **named)

    def expression_later(*given: Any, **named: Any) -> Any:
        later = sys._getframe(1).f_globals["__name__"] in EXPRESSIONS
        return (pattern if later else compile_expression)(*given, **named)

    vars(builtins)["compile"], vars(re)["compile"] = source_later, expression_later
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        vars(builtins)["compile"], vars(re)["compile"] = compile_source, compile_expression
