"""The numbers in the cells of a table."""

from core.errors import ImportProblem
from core.exchange.no_numbers import instead_of
from core.exchange.told import Undecided
from core.text.numbers import EITHER, NumberProblem, TwoNumbers, Writing, decimal_of, read

PERCENT = "%"
"""The unit that may follow a number where no other is known."""


class NumberCells:
    """Reads the numbers of one table, and notices where its own cells belie how they are read.

    A table whose cells are parted by semicolons is taken to write decimals with a comma. If it has
    1,234.50 as well, nobody knows what its 1,250 is."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._is_relied_on = self._is_belied = False

    def read(self, text: str, unit: str = PERCENT) -> float:
        """The number in a cell, which its unit may follow; ImportProblem says what is wrong, or
        what to write instead, Undecided which two it may be."""
        try:
            found: float = read(text, self._writing, unit)
        except TwoNumbers as problem:
            raise Undecided(str(problem), "decimal") from problem
        except NumberProblem as problem:
            raise ImportProblem(instead_of(text, str(problem))) from problem
        if any(sign in text for sign in EITHER):
            self._compare(decimal_of(text))
        return found

    def _compare(self, sign: str | None) -> None:
        if sign is None:
            self._is_relied_on = True
        elif sign and sign != self._writing.decimal:
            self._is_belied = True

    @property
    def are_doubtful(self) -> bool:
        """Whether a number was taken for one of two because of how others are taken to be written,
        and one of those is written otherwise."""
        return self._is_relied_on and self._is_belied
