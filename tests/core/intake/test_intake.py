"""Taking in sources: what is read."""

import datetime as dt
import hashlib

import pytest

from core.editing.commands.notes import add_note
from core.editing.commands.sources import import_source, import_text
from core.errors import IntakeProblem
from core.intake import ImportedDocument, kind_of, pasted, read_document
from core.model.dossier import Dossier
from core.model.records import Negotiation, Note, Source
from core.model.texts import STORED_TEXT
from core.text.languages import language_of
from core.text.selectors import select
from tests.core.intake.papers import pdf, refusal, taken, word
from tests.core.intake.word_files import para, word_xml

UKRAINIAN = "Будь-яка домовленість щодо територій потребує референдуму, і це не змінюється."
RUSSIAN = "Любая договорённость о территориях требует, чтобы выводы были сделаны раньше."
ARABIC = "أي ترتيب بشأن الأراضي يحتاج إلى استفتاء"
CHINESE = "任何领土安排都需要全民投票。"


def test_pages_of_a_pdf_end_with_a_form_feed():
    data = pdf("First page.", "Second page.", title="Minutes")
    taken = read_document("minutes.pdf", data)
    assert taken.text == "First page.\fSecond page.\f"
    assert (taken.title, taken.pages, taken.empty_pages) == ("Minutes", 2, ())
    assert (taken.file_name, taken.file_digest) == ("minutes.pdf", hashlib.sha256(data).hexdigest())
    assert isinstance(taken.made, dt.date)


def test_a_draft_goes_on_over_the_ends_of_pages_without_what_runs_on_them():
    said = ("Each Party shall", "act on [all", "matters], and")
    pages = "".join(f"Draft text 3\n{part}\n{n}\f" for n, part in enumerate(said, 7))
    draft = ImportedDocument(pages).as_draft()
    assert draft.text.split() == " ".join(said).split()
    assert "Each Party shall act on [all matters], and" in draft.text
    assert draft.remarks == (
        "The page header was left out: “Draft text 3”",
        "The page footer was left out: “7”",
    )


PROGRAMS = [
    "Microsoft Word - ~WRL0003.tmp",
    "Microsoft Word - Communique final v3.doc",
    "Microsoft PowerPoint - talks",
    "PowerPoint Presentation",
    "PowerPoint-Präsentation",
    "Document1",
    "Dokument 2",
    "Документ1",
    "untitled",
    "Untitled document",
    "Layout 1",
    "CamScanner 12-03-2025",
    "Adobe Photoshop PDF",
    "Acrobat PDFMaker 21",
    "文書 1",
    "无标题",
    "未命名文档",
    "제목 없음",
    "ללא שם",
    "Bez nazwy 1",
    "Naamloos",
    "Χωρίς τίτλο",
    "(anonymous)",
    "C:\\Users\\anna\\talks.docx",
    "/home/anna/talks",
    "file:///tmp/x",
    "talks_final.indd",
    "paper_v3",
    "main",
    "scan0001",
    "Word Document",
    "Microsoft Word Document",
    "Document Microsoft Word",
    "20250103",
    "Без названия",
    "SKM_C25825110310",
    "N2512345",
    "HP LaserJet 400",
    "Print Job 3",
    "Remote Desktop Redirected Printer Doc",
    "Full page photo",
    "LaTeX with hyperref package",
    "Normal.dotm",
    "[Untitled]",
    "Documento sin título",
    "Apresentação do PowerPoint",
    "New Microsoft Word Document (2)",
    "Page 1 of 12",
]


@pytest.mark.parametrize("title", PROGRAMS)
def test_a_title_that_a_program_made_is_not_offered(title):
    assert read_document("joint.pdf", pdf("One.", "Two.", title=title)).title == "joint"
    assert pasted(title).title == title, "what is pasted is what it is called"


PEOPLES = (
    *("Joint statement", "Minutes", "Protocol No. 3", "Заява сторін", "COP28", "S/2025/123"),
    *("Canon law in peace", "Standard contract", "Presentation of credentials", "[Draft treaty]"),
)


@pytest.mark.parametrize("title", PEOPLES)
def test_a_title_that_a_person_made_is_offered(title):
    assert read_document("x.pdf", pdf("One.", title=title)).title == title


def test_a_title_that_is_half_a_letter_costs_no_word():
    told = "FEFF" + "Joint statement".encode("utf-16-be").hex() + "D8000020"
    data = pdf("One.", title="XX").replace(b"(XX)", f"<{told}>".encode())
    found = read_document("x.pdf", data)
    assert (found.text, found.title) == ("One.", "x")


@pytest.mark.parametrize("bold", [False, True])
def test_a_heading_on_the_page_is_the_title(bold):
    data = pdf("A line of the text.", title=PROGRAMS[0], heading="Joint statement", bold=bold)
    assert read_document("x.pdf", data).title == "Joint statement"


def test_a_lone_line_is_a_heading_too():
    assert (
        read_document("x.pdf", pdf("Joint statement", title=PROGRAMS[0])).title == "Joint statement"
    )


@pytest.mark.parametrize("told", ["Word Document", ""])
def test_a_first_line_of_word_is_the_title_where_no_heading_is(told):
    def begun(*lines):
        def build(document):
            document.core_properties.title = told
            for line in lines:
                document.add_paragraph(line)

        return read_document("joint.docx", word(build)).title

    assert begun("", "Note verbale", "The Embassy presents.") == "Note verbale"
    assert begun("The Embassy presents.", "It has the honour.") == "joint", "a sentence"
    assert begun("Note verbale") == "joint", "all there is"


def test_a_heading_of_word_and_of_a_web_page_is_the_title():
    def build(document):
        document.core_properties.title = "Document1"
        document.add_paragraph("Preface")
        document.add_heading("Non-paper on lines")

    assert read_document("x.docx", word(build)).title == "Non-paper on lines"
    page = b"<html><head><title>untitled</title></head><h1>The <i>plan</i></h1><p>a</html>"
    assert read_document("x.html", page).title == "The plan"


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", dt.date(2025, 1, 1)), ("America/Los_Angeles", dt.date(2024, 12, 31))],
)
def test_the_day_that_a_file_tells_is_of_this_laptop_and_goes_nowhere(at_zone, zone, day):
    at_zone(zone)

    def build(document):
        document.core_properties.created = dt.datetime(2024, 12, 31, 20, 0)
        document.add_paragraph("Text")

    taken = read_document("x.docx", word(build))
    assert taken.made == day
    dossier = Dossier.of([Negotiation(Negotiation.ID, "")])
    (edit,) = import_source(taken).edits(dossier)
    assert edit.after.date is None


def test_a_page_without_text_says_so():
    taken = read_document("scan.pdf", pdf("One.", "", "Three."))
    assert taken.text == "One.\f\fThree.\f"
    assert taken.empty_pages == (2,)
    assert "2" in taken.remarks[0]
    assert read_document("a.pdf", pdf("One.")).remarks == ()


def test_a_scan_as_a_whole_is_refused():
    assert "scan" in refusal("scan.pdf", pdf("", ""))


def test_paragraphs_and_tables_of_a_word_file_come_in_order():
    def build(document):
        document.core_properties.title = "Non-paper"
        document.add_heading("Territory")
        document.add_paragraph(UKRAINIAN)
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Party", "Position"
        document.add_paragraph(ARABIC)

    taken = read_document("paper.docx", word(build))
    assert taken.text == f"Territory\n{UKRAINIAN}\nParty\tPosition\n{ARABIC}"
    assert (taken.title, taken.pages) == ("Non-paper", 1)


def test_a_web_page_gives_what_it_shows():
    page = (
        "<!doctype html><head><title>Talks &amp; terms</title><style>p {}</style></head><body>"
        "<p>One &lt;two&gt;</p><script>alert(1)</script><ul><li>three<li>four</ul>"
        "<table><tr><td>a<td>b</tr></table>"
    )
    taken = read_document("page.htm", page.encode())
    assert taken.title == "Talks & terms"
    assert taken.text == "One <two>\n\nthree\nfour\n\na\tb"


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, ARABIC, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_of_every_script(text, encoding):
    assert read_document("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_old_encodings_of_cyrillic(encoding):
    assert read_document("a.txt", RUSSIAN.encode(encoding)).text == RUSSIAN


def test_old_encodings_of_western_europe():
    assert read_document("a.txt", "Déjà vu à l’été".encode("cp1252")).text == "Déjà vu à l’été"


def test_a_heading_is_the_title_of_markdown():
    assert read_document("a.md", b"# Non-paper\r\n\r\nText").title == "Non-paper"
    assert read_document("notes.txt", b"Text").title == "notes"


def test_control_characters_and_line_ends_are_put_right():
    assert (
        read_document("a.txt", "One\r\ntwo\rthree\x07\u0085four".encode()).text
        == "One\ntwo\nthree\nfour"
    )


def test_pasted_text_is_called_by_its_first_line():
    taken = pasted("\nCommuniqué\nWe met.\n")
    assert (taken.title, taken.text) == ("Communiqué", "Communiqué\nWe met.")
    with pytest.raises(IntakeProblem):
        pasted(" \n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (UKRAINIAN, "uk"),
        (RUSSIAN, "ru"),
        (ARABIC, "ar"),
        (CHINESE, "zh"),
        ("The parties agree that the line of contact is fixed on the day of signature.", "en"),
        ("Les parties sont d’accord sur la ligne de contact et sur les garanties du plan.", "fr"),
        ("OK", ""),
    ],
)
def test_the_language_is_guessed(text, code):
    assert language_of(text) == code


def test_the_kind_is_told_by_the_content():
    assert kind_of("a.txt", pdf("x")) == "pdf"
    assert kind_of("a", word(lambda document: None)) == "office"
    assert kind_of("a.txt", b"  <HTML><body>") == "html"
    assert read_document("paper.txt", pdf("Text.")).text == "Text."


def test_how_far_it_is_gets_told():
    told = []
    read_document("a.pdf", pdf("a", "b", "c"), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_document_is_put_into_a_source_that_is_there(workspace):
    workspace.do(import_text("s", pasted("They met. No land is given up.")))
    text = workspace.store.text(workspace.latest.get(Source, "s").digest)
    phrase = select(text, text.index("No land"), len(text))
    workspace.do(add_note("source", "s", "?", field=STORED_TEXT, **phrase._asdict()))
    workspace.do(
        import_text("s", read_document("x.pdf", pdf("First they met.", "No land is given up.")))
    )
    source, (note,) = workspace.latest.get(Source, "s"), workspace.latest.all(Note)
    assert (source.title, source.file_name) == ("A newspaper", "x.pdf")
    text = workspace.store.text(source.digest)
    assert text[note.start : note.end] == "No land is given up."
    workspace.undo()
    assert workspace.latest.get(Source, "s").file_name == ""


def test_comments_become_notes_on_their_words_by_their_authors(workspace):
    begun, ended = (f'<w:commentRange{each} w:id="1"/>' for each in ("Start", "End"))
    body = para("No ", begun, "land", ended, " is given up.")
    comments = f'<w:comment w:id="1" w:author="Bo" w:date="2025-01-02">{para("Which?")}</w:comment>'
    taken_in = taken("office", word_xml(body, comments=comments))
    before = {note.id for note in workspace.latest.all(Note)}
    workspace.do(import_source(taken_in, comments=True))
    (note,) = (each for each in workspace.latest.all(Note) if each.id not in before)
    assert (note.quote, note.text, note.author) == ("land", "Which?", "Bo")
    text = workspace.store.text(workspace.latest.get(Source, note.target).digest)
    assert text[note.start : note.end] == "land"
    workspace.undo()
    assert {note.id for note in workspace.latest.all(Note)} == before


def test_comments_stay_out_if_they_are_not_asked_for(workspace):
    ended = '<w:r><w:commentReference w:id="1"/></w:r>'
    comments = f'<w:comment w:id="1" w:author="Bo">{para("Which?")}</w:comment>'
    count = workspace.latest.count(Note)
    taken_in = taken("office", word_xml(para("One.", ended), comments=comments))
    workspace.do(import_text("s", taken_in))
    assert workspace.latest.count(Note) == count
    workspace.do(import_text("s", taken_in, comments=True))
    (note,) = (each for each in workspace.latest.all(Note) if each.author == "Bo")
    assert (note.target, note.field) == ("s", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_does(end):
    assert read_document("a.txt", f"The talks{end}resume.".encode()).text == "The talks\nresume."


@pytest.mark.parametrize(
    ("data", "said", "lost"),
    [
        (b"N\x08NA\x08AM\x08ME _\x08o_\x08n", "NAME on", {}),
        (b"\x1b[1mbold\x1b[0m words", "bold words", {}),
        (b"a\x07 bell, \x0fshift", "a bell, shift", {"control": ("bell,", "shift")}),
        (b"one\ttwo\r\nthree\x0cfour\x1a", "one\ttwo\nthree\nfour", {}),
    ],
)
def test_signs_for_a_printer_change_no_word_and_are_named(data, said, lost):
    found = read_document("a.txt", data)
    assert (found.text, found.lost) == (said, lost)


def test_characters_that_are_no_letters_are_named_in_every_kind_of_document():
    message = b"Subject: a\nMIME-Version: 1.0\n\nthe \x07\x08\x07 bell\n\x0frings"
    assert read_document("a.eml", message).lost == {"control": ("bell", "rings")}
    page = b"<p>\x01\x02 bell</p><p>rings</p>"
    assert read_document("a.html", page).lost == {"control": ("bell",)}
