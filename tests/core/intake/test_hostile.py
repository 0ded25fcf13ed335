"""What no document can do: harm, silence, or keep anybody waiting."""

import io
import subprocess
import sys
import zipfile
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from core.intake import read_document, reading, standby
from core.intake.readers import found
from tests.core.intake.papers import pdf, pdf_of, refusal, with_entities, word, word_of


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (found.MOST_UNPACKED + 1))
    return data.getvalue()


def laughing():
    """A Word file whose text is one entity in another, a billion times over."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return with_entities(f'<!ENTITY e0 "ha">{entities}', "&e9;")


def nested(depth):
    """A Word file of tables in tables."""
    begin, end = b"<w:tbl><w:tr><w:tc>" * depth, b"</w:tc></w:tr></w:tbl>" * depth
    return word_of(lambda part: part.replace(b"<w:body>", b"<w:body>" + begin + b"<w:p/>" + end))


@pytest.mark.parametrize(
    ("name", "data", "word_in_it"),
    [
        ("empty.pdf", b"", "empty"),
        ("cut.pdf", pdf("Text.")[:120], "damaged"),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
        ("not.pdf", b"\0\1\2" * 500, "damaged"),
        ("locked.pdf", pdf("x", encrypt=StandardEncryption("open sesame")), "password"),
        ("cut.docx", word(lambda document: None)[:2000], "damaged"),
        ("noise.docx", b"PK\x03\x04" + bytes(range(256)) * 40, "damaged"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t", "password"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
        ("bomb.docx", bomb(), "expands to"),
        ("laughing.docx", laughing(), "entities"),
        ("deep.docx", nested(500), "nested too deeply"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture"),
    ],
)
def test_a_hostile_file_gives_a_sentence(name, data, word_in_it):
    sentence = refusal(name, data)
    assert word_in_it in sentence
    assert sentence.endswith(".")
    assert name in sentence


def zipped(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return data.getvalue()


def test_a_zip_that_is_no_word_file_is_refused():
    assert "not a Word document" in refusal("a.docx", zipped(a="b"))


@pytest.fixture
def other_child(tmp_path, monkeypatch):
    """Puts another program in the place of the one that reads documents."""

    def put(program):
        path = tmp_path / "child.py"
        path.write_text(program)
        monkeypatch.setattr(standby, "CHILD", path)

    return put


def test_an_endless_document_is_given_up(other_child, monkeypatch):
    other_child("while True: pass")
    monkeypatch.setattr(reading, "SECONDS", 0.2)
    assert "too long" in refusal("endless.pdf", pdf("x"))


def test_a_child_that_talks_without_end_is_given_up(other_child, monkeypatch):
    other_child("import sys\nwhile True: sys.stdout.write('x' * 65536)")
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    monkeypatch.setattr(reading, "MOST_ANSWER", 100_000)
    assert refusal("chatter.pdf", pdf("x"))


DEEP = "[" * 200_000


@pytest.mark.parametrize(
    "said", ["", "nonsense", "[1]", '{"pages": 5}', '{"refused": [1]}', DEEP, "9" * 5000 + " 1\\n"]
)
def test_a_child_that_talks_nonsense_is_refused(other_child, said):
    other_child(f"import sys; sys.stdin.read(); sys.stdout.write({said!r})")
    assert "a.pdf" in refusal("a.pdf", pdf("x"))


def test_somebody_may_think_better_of_it(other_child):
    other_child("while True: pass")
    assert "was not imported" in refusal("a.pdf", pdf("x"), cancelled=lambda: True)


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits")
def test_a_child_takes_little_memory_and_writes_nothing(tmp_path):
    program = (
        f"import sys; sys.path.insert(0, {str(standby.CHILD.parent)!r}); import child;"
        "child.stand_alone().confinement.limit()\n"
        "try: bytearray(2 << 30)\n"
        "except MemoryError: print('no memory')\n"
        f"try: open({str(tmp_path / 'x')!r}, 'wb', buffering=0).write(b'x')\n"
        "except OSError: print('no file')\n"
    )
    program = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + program
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[:2] == ["no memory", "no file"]


MUCH = "import time; x = b'x' * (500 << 20); time.sleep(0.1)"
ENDS = {
    "time": "os.kill(os.getpid(), signal.SIGXCPU)",
    "memory": "os.kill(os.getpid(), signal.SIGKILL)",
    "crash": "os.kill(os.getpid(), signal.SIGSEGV)",
    "much memory, then a crash": f"{MUCH}; os.kill(os.getpid(), signal.SIGSEGV)",
    "much memory, then a guess": f'{MUCH}; print(\'{{"refused": "damaged"}}\')',
    "silence": "pass",
    "failure": "sys.exit(3)",
}
SAID = {
    "time": "takes too long",
    "memory": "too much memory",
    "crash": "made the program that reads documents fail",
    "much memory, then a crash": "too much memory",
    "much memory, then a guess": "too much memory",
    "silence": "made the program that reads documents fail",
    "failure": "made the program that reads documents fail",
}


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such signals")
@pytest.mark.parametrize("end", ENDS)
def test_how_a_child_ended_is_told_apart(other_child, end):
    other_child(f"import os, signal, sys; sys.stdin.read(); {ENDS[end]}")
    assert SAID[end] in refusal("a.pdf", pdf("x"))


def test_what_this_process_uses_is_not_held_against_the_child(other_child, monkeypatch):
    monkeypatch.setattr(reading, "ALL_MEMORY", reading._most_ever_used() - 1)
    other_child("import sys; sys.stdin.read(); sys.exit(3)")
    assert SAID["failure"] in refusal("a.pdf", pdf("x"))


def test_a_child_that_stays_after_its_answer_is_ended(other_child, monkeypatch):
    monkeypatch.setattr(reading, "GRACE", 0.1)
    other_child(
        "import json, os, sys; sys.stdin.read(); sys.stdout.write(json.dumps(dict(pages=['Text'], "
        "title='', heading='', date=''))); sys.stdout.flush(); os.close(1)\nwhile True: pass"
    )
    assert read_document("a.pdf", pdf("x")).text == "Text"


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits")
def test_a_document_that_needs_more_than_there_is_is_told_so():
    page = zlib.compress(b"BT /F1 9 Tf 9 9 Td " + b"(Aa) Tj " * 4_000_000 + b"ET")
    assert "too much memory" in refusal("a.pdf", pdf_of(page))


@pytest.mark.parametrize(
    ("declared", "text", "read"),
    [
        ('<!ENTITY a "left">', "one &a; two", "one left two"),
        ('<!ENTITY a "left"><!ENTITY b "x&a;y">', "&b;", "xlefty"),
    ],
)
def test_text_that_a_word_file_abbreviates_is_read(declared, text, read):
    assert read_document("a.docx", with_entities(declared, text)).text == read


def test_text_that_stands_elsewhere_is_neither_fetched_nor_left_out(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    for place in (secret.as_uri(), "http://127.0.0.1:9/x"):
        declared = f'<!ENTITY a SYSTEM "{place}">'
        assert "entities" in refusal("a.docx", with_entities(declared, "one &a; two"))
    declared = f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;'
    assert "entities" in refusal("a.docx", with_entities(declared, "one"))
    assert "entities" in refusal("a.docx", with_entities("", "one &a; two"))
