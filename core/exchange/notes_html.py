"""Notes as a page that a word processor opens: headings, quotes and paragraphs, nothing else."""

from collections.abc import Iterator, Sequence
from html import escape

from core.language import gettext as _
from core.model.dossier import Dossier
from core.views.notes import STATES, NoteGroup, NoteState, Thread, byline, stands_on, to_hand_out

STYLE = """
body { font-family: Georgia, serif; font-size: 11pt; line-height: 1.3; max-width: 46em; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; border-bottom: 1pt solid #999; }
blockquote { margin: 12pt 0 3pt 0; padding-left: 8pt; border-left: 3pt solid #d9b400;
  font-style: italic; }
p { margin: 3pt 0; } p.about { color: #555; font-size: 9pt; } div.reply { margin-left: 18pt; }
""".strip()


def notes_html(dossier: Dossier, groups: Sequence[NoteGroup] | None = None) -> str:
    """The notes of these groups, or all that may go out, as one page of HTML 5 in UTF-8. All text
    is escaped; nothing is fetched."""
    title = escape(_("Notes: {talks}").format(talks=dossier.talks.title or _("Untitled talks")))
    shown = to_hand_out(dossier) if groups is None else groups
    body = "\n".join(_body(dossier, shown))
    marking = escape(dossier.talks.marking)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"<p class='about'>{marking}</p>\n<h1>{title}</h1>\n{body}\n"
        f"<p class='about'>{marking}</p>\n</body>\n</html>\n"
    )


def _body(dossier: Dossier, groups: Sequence[NoteGroup]) -> Iterator[str]:
    for group in groups:
        if group.name:
            yield f"<h2>{escape(group.name)}</h2>"
        for thread in group.threads:
            yield from _thread(dossier, thread)


def _thread(dossier: Dossier, thread: Thread) -> Iterator[str]:
    note = thread.note
    if note.quote:
        yield f"<blockquote dir='auto'>{_text(note.quote)}</blockquote>"
    yield f"<p dir='auto'><strong>{_text(note.text)}</strong></p>"
    parts = [stands_on(dossier, note), byline(note)]
    parts += [_(STATES[thread.state])] if thread.state is not NoteState.OPEN else []
    yield f"<p class='about'>{escape(' · '.join(parts))}</p>"
    for reply in thread.replies:
        yield f"<div class='reply'><p dir='auto'>{_text(reply.text)}</p>"
        yield f"<p class='about'>{escape(byline(reply))}</p></div>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
