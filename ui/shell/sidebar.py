"""The left side: the navigation, and what is known of the next round."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.analysis.rounds import next_round
from core.analysis.staleness import count_stale
from core.language import gettext as _
from core.language import ngettext
from core.model.records import AgendaItem, Round
from ui.kit import fonts
from ui.kit.bars import Band
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.session import Session
from ui.shell.nav import Navigation

if TYPE_CHECKING:
    from ui.shell.place_list import NavigationPlace

LEAST, MOST = 190, 340


class SideBar(Band):
    """Navigation above, next round below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase, None, parent)
        self.setMinimumWidth(em(LEAST))
        self.setMaximumWidth(em(MOST))
        self.list = Navigation(self)
        self.round = NextRound(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 13, 0, 14)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.round)

    def show_desk(self, session: Session, places: Iterable["NavigationPlace"]) -> None:
        """Show the places and the next round."""
        self.list.show_places(places)
        self.round.show_desk(session)

    def clear(self) -> None:
        """Show no places."""
        self.list.show_places(())


class NextRound(QWidget):
    """How long until the next round, and what is ready for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = Text(_("Next round").upper(), fonts.sans(10.5, 600, 0.9), self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._when = HeadingLabel(px=22, parent=self)
        self._what = ProseLabel(px=12, muted=True, parent=self)
        self._what.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 0)
        column.setSpacing(3)
        for each in (label, self._when, self._what):
            column.addWidget(each)

    def show_desk(self, session: Session) -> None:
        """Count the days from the day that the session shows."""
        coming = next_round(session.dossier, session.today)
        self._when.setText(until(session, coming))
        lines = _agenda(session, coming) if coming else [_("Plan one under Rounds.")]
        old = count_stale(session.dossier, session.today).count
        if old:
            lines.append(ngettext("{count} stale position", "{count} stale positions", old))
        self._what.setText("\n".join(lines).format(count=old))


def until(session: Session, coming: Round | None) -> str:
    """How long it is until a round: "6 days", "today", "no date yet"."""
    if coming is None:
        return _("none planned")
    if coming.date is None:
        return _("no date yet")
    days = (coming.date - session.today).days
    if days <= 0:
        return _("today") if days == 0 else _("under way")
    return ngettext("{days} day", "{days} days", days).format(days=days)


def _agenda(session: Session, coming: Round) -> list[str]:
    items = len(session.dossier.where(AgendaItem, round=coming.id))
    words = _("Round {number}").format(number=coming.number)
    if not items:
        return [_("{round} · no agenda yet").format(round=words)]
    count = ngettext("agenda has {items} item", "agenda has {items} items", items)
    return [f"{words} · {count.format(items=items)}"]
