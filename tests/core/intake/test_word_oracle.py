"""Tracked changes, accepted and rejected as another library does it, on documents at random.

Words alone are compared: that library does not join the paragraphs whose ends were taken out."""

import random
import zipfile

import docx_editor
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.core.intake.papers import taken
from tests.core.intake.word_files import para, put_in, taken_out, word_xml

WORDS = ("Parties", "shall", "cease", "fire", "in", "the", "north", "at", "dawn")
MARKS = ("", "", "", "ins", "del")
SEEDS = range(4)


def changed(chance):
    """A body with words put in, taken out and moved, and with ends of paragraphs that were."""

    def piece():
        words = f"{chance.choice(WORDS)} "
        by = chance.choice(("Ann", "Bo"))
        make = chance.choice((lambda words, by: words, put_in, taken_out))
        return make(words, by=by)

    paragraphs = [
        para(*(piece() for _n in range(chance.randrange(5))), mark=chance.choice(MARKS))
        for _n in range(20)
    ]
    rows = "".join(f"<w:tr><w:tc>{para(piece())}</w:tc></w:tr>" for _n in range(4))
    return "".join((*paragraphs, para("Table:"), f"<w:tbl>{rows}</w:tbl>", para("End.")))


@pytest.mark.filterwarnings("ignore::docx_editor.UnhandledRevisionWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files left open
@pytest.mark.parametrize("seed", SEEDS)
def test_changes_are_accepted_and_rejected_as_others_do(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    data = word_xml(changed(random.Random(seed)))
    ours = taken("office", data)
    for reading in ("accepted", "rejected"):
        path = tmp_path / f"{reading}.docx"
        path.write_bytes(data)
        document = docx_editor.Document.open(path, force_recreate=True)
        {"accepted": document.accept_all, "rejected": document.reject_all}[reading]()
        document.save(path)
        document.close()
        body = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        theirs = ["".join(each.itertext(qn("w:t"))) for each in body.iter(qn("w:p"))]
        assert ours.read_as(reading).text.split() == " ".join(theirs).split()
