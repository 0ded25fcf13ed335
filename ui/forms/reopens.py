"""A form that can be shown again as it was, by another run of the program."""

from typing import Self

from ui.kit.frame import Frame
from ui.kit.refill import Entry, entries_of
from ui.session import Session


class Reopens(Frame):
    """Fill `way` and `reopened`, which undo each other."""

    is_new = False
    """Whether it shows nothing that is there already."""

    def way(self) -> tuple[str, ...] | None:
        """What it was opened with besides the session, as ids; None if it cannot be opened
        again."""
        raise NotImplementedError

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if what it was opened for has gone."""
        raise NotImplementedError

    def entries(self) -> tuple[Entry, ...] | None:
        """What its fields hold; None if that cannot be said in full."""
        return entries_of(self, self._begun)

    def grid_rows(self) -> tuple[tuple[str, ...], ...]:
        """What it holds besides its fields, in rows of its own."""
        return ()

    def put_grid_rows(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Enter what `grid_rows` answered; whether the form then holds all of it."""
        return rows == self.grid_rows()
