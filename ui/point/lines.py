"""The lines to take on a sticking point: a list in order, and a form for each."""

from typing import Any

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.naming import choice
from core.model.records import Line, LineType, Point
from core.views.lines import answered_words
from ui.forms.choices import choice_of
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.enum_box import EnumBox
from ui.kit.fields import words_box
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(noop("Type"), lambda _dossier, line: choice(line.type)),
    Column(
        noop("Line"),
        lambda _dossier, line: line.text,
        edit=lambda line, text: change(Line, line.id, text=text.strip()),
    ),
    Column(
        noop("To"),
        lambda _dossier, line: line.addressee,
        edit=lambda line, text: change(Line, line.id, addressee=text.strip()),
    ),
    Column(noop("Answers"), answered_words),
)


def ask(session: Session, point: str) -> bool:
    """Show the lines of a point, to add, edit and reorder them."""
    record = session.dossier.get(Point, point)
    editor = RecordEditor(
        session,
        Line,
        COLUMNS,
        name=_("Lines to take"),
        empty=_("No lines yet. Add what to say, how to respond and what not to say."),
        rows=lambda dossier: dossier.where(Line, point=point),
        new=lambda: saved(LineForm(session, point)),
        edit=lambda identifier: saved(
            LineForm(session, point, session.dossier.get(Line, identifier))
        ),
        ordered=True,
        wide=1,
        wraps=True,
    )
    title = _("Lines to take: {point}").format(point=record.name)
    return bool(ListDialog(session, title, editor).exec())


class LineForm(RecordForm):
    """Type, text, and addressee."""

    kind, owned_by = Line, Point

    def __init__(self, session: Session, point: str, record: Line | None = None) -> None:
        super().__init__(session, record, belongs_to=point, width=560)
        self.sort = EnumBox(LineType, record.type if record else LineType.ARGUMENT)
        self.text = words_box(record.text if record else "", 4)
        self.addressee = TextLine(record.addressee if record else "")
        self.key_words = TextLine(record.key_words if record else "")
        self.ask_for(_("Type"), self.sort)
        self.ask_for(_("Text"), self.text)
        self.ask_for(
            _("Key words"), self.key_words, _("For key-word packs; otherwise the opening words")
        )
        others = [each for each in session.dossier.where(Line, point=point) if each != record]
        self.answers = choice_of(others, record.answers if record else None, _("none"), "text")
        self.ask_for(_("To"), self.addressee, _("Who it is for; leave empty for everyone"))
        self.ask_for(
            _("Answers"), self.answers, _("The argument it counters, or the counter it replies to")
        )

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "point": self.belongs_to,
            "type": self.sort.chosen(),
            "text": self.text.value(),
            "addressee": self.addressee.value(),
            "key_words": self.key_words.value(),
            "answers": self.answers.currentData() or None,
        }
