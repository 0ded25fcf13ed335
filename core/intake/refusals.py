"""Why a file is not read, and what to do, in a sentence for each reason."""

from core.language import gettext as _
from core.language import noop

_SENTENCES = {
    "encrypted": noop(
        "{file} is password-protected. Save a copy without a password and import that."
    ),
    "damaged": noop("{file} is damaged and cannot be read. Get another copy, or paste the text."),
    "open_damaged": noop(
        "{file} is an OpenDocument text, but damaged: its text cannot be found. Get another copy, "
        "or paste the text."
    ),
    "old_word": noop("{file} is in an old Word format. Save it as .docx and import that."),
    "unknown": noop(
        "{file} is not a Word document. Unpack it if it is an archive, or save it as .docx or PDF, "
        "and import that."
    ),
    "archive": noop("{file} is an archive. Unpack it and import the files you need."),
    "postscript": noop("{file} is PostScript. Convert it to PDF and import that."),
    "tex": noop("{file} is a TeX file. Make a PDF of it and import that."),
    "word_xml": noop("{file} is a Word document in XML. Save it as .docx and import that."),
    "open_xml": noop("{file} is an OpenDocument file in XML. Save it as .odt and import that."),
    "xml": noop(
        "{file} is data in XML. Save it as PDF in the program that made it and import that, or "
        "paste the text."
    ),
    "json": noop("{file} is data in JSON. Paste the text you need."),
    "meetings": noop(
        "{file} is a calendar. File › Import rounds takes its rounds; or paste the text."
    ),
    "contact": noop("{file} is an address card. Paste the text you need."),
    "slides": noop("{file} is a presentation. Save it as PDF and import that."),
    "spreadsheet": noop(
        "{file} is a spreadsheet. File › Import a table takes its rows; for its text, save it as "
        "PDF and import that."
    ),
    "no_workbook": noop(
        "{file} is not a workbook of Excel or OpenDocument. Save the table as .xlsx, .ods or CSV, "
        "and import that."
    ),
    "drawing": noop("{file} is a drawing. Save it as PDF and import that."),
    "iwork": noop(
        "{file} is from Pages, Numbers or Keynote. Export it as Word or PDF and import that."
    ),
    "book": noop("{file} is an e-book. Save it as PDF and import that, or paste the text."),
    "calendar": noop("{file} is not a calendar that can be read."),
    "frames": noop("{file} only arranges other files in frames. Import those instead."),
    "mailbox": noop(
        "{file} holds several messages. Save the one you need as .eml and import that."
    ),
    "outlook": noop("{file} is an Outlook message. Save it as .eml or PDF and import that."),
    "rich_text": noop("{file} is in Rich Text Format. Save it as .docx and import that."),
    "pages": noop("{file} has too many pages. Import only the pages you need."),
    "long": noop("{file} contains too much text. Import only the pages you need."),
    "unpacked": noop("{file} expands to an unsafe size. Paste the text instead."),
    "memory": noop(
        "{file} needs too much memory. Import only the pages you need, or paste the text."
    ),
    "time": noop(
        "{file} takes too long to read. Import only the pages you need, or paste the text."
    ),
    "deep": noop("{file} is nested too deeply to be read. Paste the text instead."),
    "entities": noop(
        "{file} builds its text from abbreviations (XML entities) that cannot be resolved safely. "
        "Open it in Word, save it again and import that, or paste the text."
    ),
    "crash": noop(
        "{file} made the program that reads documents fail; nothing was imported. Get another "
        "copy, or paste the text."
    ),
    "unconfined": noop(
        "{file} was not read: this system does not let the program that reads documents be "
        "confined. Paste the text instead."
    ),
    "stopped": noop("{file} was not imported."),
}


def refusal(word: str, file: str) -> str:
    """The sentence for the reason why a file is not read."""
    sentence = _SENTENCES.get(word, _SENTENCES["damaged"])
    return _(sentence).format(file=file)
