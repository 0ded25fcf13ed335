"""Two texts compared in a dialog: chosen above, what changed below, shown in one of three ways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.language import gettext as _
from core.language import noop
from core.text.redline import RedlinePiece, redline
from core.text.redlined import numbered_lines
from ui.kit import fonts
from ui.kit.choices import CalmBox
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.redline_view import RedlineView
from ui.kit.unsent import SEARCHES
from ui.kit.working import busy
from ui.session import Session

INLINE, BESIDE, CHANGED = noop("In one text"), noop("Side by side"), noop("Only changed lines")
"""How two versions are shown."""
WIDTH = 940
"""The width in pixels at 100 %: two numbered lines stand beside each other."""


class RedlineFrame(Frame):
    """Whoever makes one fills the boxes, says in `texts` what is chosen, and calls `ready`."""

    def __init__(self, session: Session, title: str, go: str) -> None:
        super().__init__(session.window, title, go, width=WIDTH)
        self._session = session
        self.pieces: list[RedlinePiece] = []
        self.before, self.after, self.shape = CalmBox(), CalmBox(), CalmBox()
        for box in (self.before, self.after, self.shape):
            box.setProperty(SEARCHES, True)
        self.ask_for(_("From"), self.before)
        self.ask_for(_("To"), self.after)
        for shape in (INLINE, BESIDE, CHANGED):
            self.shape.addItem(_(shape))
        self.ask_for(_("Shown"), self.shape)
        self.view = RedlineView(self)
        self.view.setAccessibleName(_("What changed"))
        self.body.addWidget(self.view, 1)
        self._lay_out_foot()

    def _lay_out_foot(self) -> None:
        legend = _("Struck through: deleted · underlined: inserted · dashed: moved")
        self.body.addWidget(ProseLabel(legend, muted=True))
        self.marking = ProseLabel(font=fonts.sans(fonts.BODY, 600))
        self.marking.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.marking)
        self.foot = QHBoxLayout()
        self.foot.addStretch()
        self.next = QPushButton(_("Next change"))
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._go_on)
        self.foot.addWidget(self.next)
        self.body.addLayout(self.foot)

    def ready(self) -> None:
        """Compare what is chosen, and again whenever something else is."""
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self.compare)
        self.shape.currentIndexChanged.connect(self._show)
        self.compare()

    def texts(self) -> tuple[str, str]:
        """The two texts that are chosen."""
        raise NotImplementedError

    def marked(self) -> str:
        """The marking of the two texts that are chosen; "" for none."""
        raise NotImplementedError

    def compare(self) -> None:
        """Show what changed between the texts that are chosen."""
        self.pieces = redline(*self.texts())
        self.marking.setText(self.marked())
        self.marking.setVisible(bool(self.marking.text()))
        self._show()

    @property
    def inline(self) -> bool:
        """Whether both are shown as one text, of which parts can be selected."""
        return not self.shape.currentIndex()

    def _show(self) -> None:
        shape, theme = (INLINE, BESIDE, CHANGED)[self.shape.currentIndex()], self._session.theme
        if self.inline:
            self.view.show_pieces(self.pieces, theme)
        else:
            beside = shape is BESIDE
            with busy():
                lines = numbered_lines(self.pieces, only_changed=not beside)
                self.view.show_columns(lines, theme, beside=beside)
        self.shown()

    def shown(self) -> None:
        """What else depends on what is shown."""

    def _go_on(self) -> None:
        if not self.view.select_next():
            self.show_message(_("No word has changed."), self._session.theme)
