"""What somebody should know before relying on an imported text, in sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from core.language import gettext as _
from core.language import ngettext
from core.text.encodings import called, foreign_words
from core.text.saying import list_of, spans

LISTED = 8
"""How many places or words a sentence lists, unless it is asked for all."""
SHOWN = 3
"""How many words show how an encoding was guessed."""


def on_encoding(guessed: str, text: str, *, lines: bool = False) -> Iterator[str]:
    """How the bytes of a file became letters, with some words that show it, and the lines on which
    they are if asked for."""
    if not guessed:
        return
    sentence = _(
        "The file does not state its encoding; it was read as {encoding}, which is a guess."
    )
    said = [sentence.format(encoding=called(guessed))]
    how = _("“{words}” (line {line})") if lines else _("“{words}”")
    if found := foreign_words(text, SHOWN):
        shown = [how.format(words=each, line=number) for each, number in found]
        said.append(_("Check the letters: {words}.").format(words=list_of(shown)))
    yield " ".join(said)


def on_lost_letters(lost: int) -> Iterator[str]:
    """Bytes that fit no character."""
    if lost:
        yield ngettext(
            "{count} character could not be read and is shown as {sign}.",
            "{count} characters could not be read and are shown as {sign}.",
            lost,
        ).format(count=lost, sign="\N{REPLACEMENT CHARACTER}")


def on_hyphens(undecided: Sequence[str], most: int) -> Iterator[str]:
    """Words with a hyphen that may be the typesetter's."""
    if undecided:
        sentence = ngettext(
            "A hyphen at the end of a line was kept but may not belong to the word: {words}.",
            "{count} hyphens at line ends were kept but may not belong to the words: {words}.",
            len(undecided),
        )
        yield sentence.format(count=len(undecided), words=_listed(undecided, most))


def on_pages(empty: Sequence[int], most: int) -> Iterator[str]:
    """Pages without text."""
    if empty:
        sentence = ngettext(
            "Page {pages} has no text; it may be a scan.",
            "{count} pages have no text; they may be scans: {pages}.",
            len(empty),
        )
        yield sentence.format(count=len(empty), pages=_listed(empty, most))


def on_ocr(pages: Sequence[int]) -> Iterator[str]:
    """Pages whose text was read from their pictures."""
    if pages:
        sentence = ngettext(
            "Page {pages} was read by OCR. Check the text against the page.",
            "{count} pages were read by OCR: {pages}. Check the text against the pages.",
            len(pages),
        )
        yield sentence.format(count=len(pages), pages=spans(pages))


def on_changes(changes: Mapping[str, int], reading: str) -> Iterator[str]:
    """Whose changes were tracked, and what this text makes of them."""
    if not changes:
        return
    count, authors = sum(changes.values()), ", ".join(filter(None, changes)) or _("unnamed")
    says = {
        "accepted": _("This is the text with all of them accepted."),
        "rejected": _("This is the text with all of them rejected."),
        "marked": _("They are marked in the text: {signs}.").format(
            signs="{+…+} [-…-] {>…>} [<…<]"
        ),
    }[reading]
    sentence = ngettext(
        "The document has {count} tracked change, by {authors}.",
        "The document has {count} tracked changes, by {authors}.",
        count,
    )
    yield f"{sentence.format(count=count, authors=authors)} {says}"


_LOST: dict[str, Callable[[int], str]] = {
    "header": lambda n: ngettext(
        "The page header was left out: {words}", "{count} page headers were left out: {words}", n
    ),
    "footer": lambda n: ngettext(
        "The page footer was left out: {words}", "{count} page footers were left out: {words}", n
    ),
    "hidden": lambda n: ngettext(
        "Hidden text was left out: {words}", "{count} hidden passages were left out: {words}", n
    ),
    "unseen": lambda n: ngettext(
        "Text that a reader does not see, for its colour, size or place, was kept: {words}",
        "{count} passages that a reader does not see, for their colour, size or place, were kept: "
        "{words}",
        n,
    ),
    "tooltip": lambda n: ngettext(
        "A note that appears when pointed at was left out: {words}",
        "{count} notes that appear when pointed at were left out: {words}",
        n,
    ),
    "sheet": lambda n: ngettext(
        "A style sheet in another file, which may hide words or add some, was not read: {words}",
        "{count} style sheets in other files, which may hide words or add some, were not read: "
        "{words}",
        n,
    ),
    "struck": lambda n: ngettext(
        "Struck-out text is kept as if it were not struck out: {words}",
        "{count} struck-out passages are kept as if they were not struck out: {words}",
        n,
    ),
    "picture": lambda n: ngettext(
        "A picture was left out: {words}", "{count} pictures were left out: {words}", n
    ),
    "chart": lambda n: ngettext(
        "A chart was left out: {words}", "{count} charts were left out: {words}", n
    ),
    "object": lambda n: ngettext(
        "An embedded object was left out: {words}",
        "{count} embedded objects were left out: {words}",
        n,
    ),
    "embedded": lambda n: ngettext(
        "A document inside the document was left out, after {words}",
        "{count} documents inside the document were left out, after {words}",
        n,
    ),
    "inserted": lambda n: ngettext(
        "A document inside the document was read at its place: {words}",
        "{count} documents inside the document were read at their places: {words}",
        n,
    ),
    "line_numbers": lambda n: ngettext(
        "The line numbers in the margin of a page were left out: {words}",
        "The line numbers in the margins of {count} pages were left out: {words}",
        n,
    ),
    "comment": lambda n: ngettext(
        "A comment is not in the text: page {words}",
        "{count} comments are not in the text: page {words}",
        n,
    ),
    "signature": lambda n: ngettext(
        "A signature, or a field for one, is not in the text: {words}",
        "{count} signatures, or fields for them, are not in the text: {words}",
        n,
    ),
    "button": lambda n: ngettext(
        "A button is not in the text: page {words}",
        "{count} buttons are not in the text: page {words}",
        n,
    ),
    "xfa": lambda n: ngettext(
        "The form stands in the file in another way (XFA), too, which is not read. Compare it in "
        "another program.",
        "Forms stand in the file in another way (XFA), too, which is not read. Compare them in "
        "another program.",
        n,
    ),
    "uncertain": lambda n: ngettext(
        "OCR is not sure of a word: page {words}",
        "OCR is not sure of {count} words: page {words}",
        n,
    ),
    "unread": lambda n: ngettext(
        "OCR failed, or took too long, on page {words}.",
        "OCR failed, or took too long, on {count} pages: {words}.",
        n,
    ),
    "code": lambda n: ngettext(
        "Text in a code of the mail that the message does not name was decoded: {words}",
        "{count} texts in codes of the mail that the message does not name were decoded: {words}",
        n,
    ),
    "damaged": lambda n: ngettext(
        "The code of a part is damaged, so that its letters may be wrong: {words}",
        "The codes of {count} parts are damaged, so that their letters may be wrong: {words}",
        n,
    ),
    "cut_off": lambda n: ngettext(
        "The message was cut off; something may be missing at the end.",
        "{count} parts of the message were cut off; something may be missing at the end.",
        n,
    ),
    "formatted": lambda n: ngettext(
        "The formatted version of the message has a word that its plain text, which is kept, has "
        "not: {words}",
        "The formatted version of the message has {count} words that its plain text, which is "
        "kept, has not: {words}",
        n,
    ),
    "attachment": lambda n: ngettext(
        "An attachment is not in the text: {words}",
        "{count} attachments are not in the text: {words}",
        n,
    ),
    "field": lambda n: ngettext(
        "Word works out a field whose text is not in the file: {words}",
        "Word works out {count} fields whose text is not in the file: {words}",
        n,
    ),
    "counted": lambda n: ngettext(
        "A number that Word works out is not in the file and was counted: {words}",
        "{count} numbers that Word works out are not in the file and were counted: {words}",
        n,
    ),
    "formula": lambda n: ngettext(
        "A formula is written in one line: {words}",
        "{count} formulas are written in one line each: {words}",
        n,
    ),
    "symbol": lambda n: ngettext(
        "A symbol has no letter and is shown as �: {words}",
        "{count} symbols have no letters and are shown as �: {words}",
        n,
    ),
    "control": lambda n: ngettext(
        "Characters that are no letters were left out before {words}",
        "Characters that are no letters were left out in {count} places, before {words}",
        n,
    ),
    "signs": lambda n: ngettext(
        "Letters in a font of signs are kept as letters: {words}",
        "Letters in fonts of signs are kept as letters in {count} places: {words}",
        n,
    ),
    "numbers": lambda n: ngettext(
        "Automatic numbers are written in digits instead of their own way: {words}",
        "Automatic numbers are written in digits instead of {count} ways of their own: {words}",
        n,
    ),
    "note_numbers": lambda n: ngettext(
        "Notes are numbered anew on each page, but here all through: {words}",
        "{count} notes are numbered anew on each page, but here all through: {words}",
        n,
    ),
    "note": lambda n: ngettext(
        "The note {words} is missing in the file.", "{count} notes are missing: {words}", n
    ),
}
"""What is said of each kind of thing that is not in a text as it is in the document."""


def on_losses(lost: Mapping[str, Sequence[str]], most: int) -> Iterator[str]:
    """What does not come in with the text, or not as it is, with its words or its place."""
    for what, where in lost.items():
        if what in _LOST:
            quoted = [_("“{words}”").format(words=each) for each in where if each]
            sentence = _LOST[what](len(where))
            yield sentence.format(count=len(where), words=_listed(quoted, most) or "…")


def on_comments(comments: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Each comment: its author, the words it is on, and what it says."""
    for author, quote, text in comments:
        yield _("Comment by {author} on “{words}”: {text}").format(
            author=author or _("unnamed"), words=quote, text=text
        )


def _listed(things: Sequence[object], most: int) -> str:
    listed = ", ".join(map(str, things[:most]))
    return listed if len(things) <= most else _("{pages} and others").format(pages=listed)
