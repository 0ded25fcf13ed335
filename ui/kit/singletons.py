"""A guard for Python 3.11: PySide must not exhaust the references to None, True and False.

PySide 6.12 is compiled for the ABI of Python 3.12, where these objects are immortal (PEP 683) and
returning one takes no reference. In 3.11 each Qt call that returns None takes one reference too
many, and after some ten thousand calls the interpreter aborts with "deallocating None".
"""

import ctypes
import sys

LIVES = 1 << (8 * ctypes.sizeof(ctypes.c_ssize_t) - 4)
"""More references than any session can lose."""


def make_immortal() -> None:
    """Give the singletons so many references that they never run out; does nothing from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(singleton) < LIVES:
            ctypes.c_ssize_t.from_address(id(singleton)).value += LIVES
