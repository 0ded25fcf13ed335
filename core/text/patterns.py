"""Regular expressions that are compiled when they are first used.

Compiling one takes up to two milliseconds, and most processes need few of those that are declared.
"""

import re
from functools import cached_property
from typing import Any, cast


def pattern(said: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What `re.compile` answers, as far as its methods are called."""
    return cast("re.Pattern[str]", _Pattern(said, flags))


class _Pattern:
    """A pattern that takes over each method of the compiled one when that is first called, and not
    when it is handed to somebody who may call it."""

    def __init__(self, said: str, flags: re.RegexFlag) -> None:
        self._said = said
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._said, self._flags)

    def __getattr__(self, name: str) -> Any:
        if not callable(getattr(re.Pattern, name)):
            return getattr(self._compiled, name)

        def call(*given: Any, **named: Any) -> Any:
            found = getattr(self._compiled, name)
            setattr(self, name, found)
            return found(*given, **named)

        return call
