"""The first import of PySide, without what it prepares and a program hardly ever needs.

At each start PySide compiles what tells who uses its features, what it says of a call with wrong
arguments, and what writes stub files: modules that it carries along as source. They take a tenth of
a start. Here each waits until something of it is asked for.
"""

import builtins
from typing import Any

NO_FEATURES = """
def feature_import(*_given):
    return None
def feature_imported(_module):
    return None
"""
"""What PySide asks with each import, until `plain_imports` keeps it from that: none of its features
is used."""
UPDATED = """
def update_mapping():
    return __getattr__("update_mapping")()
"""
"""What PySide looks up without asking the module for it."""
STAND_INS = {
    "shibokensupport/feature.py": NO_FEATURES,
    "shibokensupport/signature/errorhandler.py": "",
    "shibokensupport/signature/layout.py": "",
    "shibokensupport/signature/lib/enum_sig.py": "",
    "shibokensupport/signature/lib/pyi_generator.py": "",
    "shibokensupport/signature/lib/tool.py": "",
    "shibokensupport/signature/mapping.py": UPDATED,
    "shibokensupport/signature/parser.py": "",
}
"""What each module has that can wait."""
ON_DEMAND = """
def __getattr__(name):
    import sys
    del globals()["__getattr__"]
    exec(compile({source!r}, __file__, "exec"), globals())
    return getattr(sys.modules[__name__], name)
"""
"""What has it all once something else is asked for."""


def import_leanly() -> None:
    """Import PySide, if nobody has."""
    compile_now = builtins.compile

    def compile_later(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
        if filename in STAND_INS:
            source = ON_DEMAND.format(source=source) + STAND_INS[filename]
        return compile_now(source, filename, *rest, **named)

    vars(builtins)["compile"] = compile_later
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        vars(builtins)["compile"] = compile_now
