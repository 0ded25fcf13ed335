"""What the process that reads documents can still do: read what it was given, and answer."""

import errno
import subprocess
import sys

import pytest

from core.intake import read_document, reading, standby
from core.intake.readers import confinement
from core.intake.readers.small import SMALL
from tests.core.intake.papers import pdf, refusal, without_styles, word, word_of
from tests.core.intake.test_word_chunks import with_part
from tests.core.intake.word_files import word_xml
from tests.waiting import LONG

CONFINED = pytest.mark.skipif(
    not confinement.machine(), reason="there is no such filter on this system"
)

BEGIN = f"""
import ctypes, mmap, os, resource, signal, socket, subprocess, sys, threading
sys.path.insert(0, {str(standby.CHILD.parent)!r})
import child; answering = child.stand_alone()
libc = ctypes.CDLL(None, use_errno=True)
parent, kept = os.getppid(), sys.argv[1]
ptrace = 101 if os.uname().machine == "x86_64" else 117

def called(number, *told):
    if libc.syscall(number, *told) < 0:
        raise OSError(ctypes.get_errno(), "refused")

"""

ACTS = {
    "start a program": "subprocess.run(['/bin/true'])",
    "start one at once": "os.posix_spawn('/bin/true', ['true'], {})",
    "become another program": "os.execv('/bin/true', ['true'])",
    "fork": "os.fork() or os._exit(0)",
    "start a thread": "threading.Thread(target=print).start()",
    "open a socket": "socket.socket()",
    "open a local socket": "socket.socketpair()",
    "read a file": "open(kept)",
    "read the environment of another process": "open(f'/proc/{parent}/environ')",
    "write a file": "open(kept, 'w')",
    "make a file": "open(kept + '.new', 'x')",
    "delete a file": "os.unlink(kept)",
    "rename a file": "os.rename(kept, kept + '.moved')",
    "link a file": "os.link(kept, kept + '.link')",
    "link a name": "os.symlink(kept, kept + '.symlink')",
    "alter a file's rights": "os.chmod(kept, 0)",
    "cut a file short": "os.truncate(kept, 0)",
    "make a folder": "os.mkdir(kept + '.folder')",
    "list a folder": "os.listdir('/')",
    "look at a file": "os.stat(kept)",
    "go elsewhere": "os.chdir('/')",
    "end another process": "os.kill(parent, signal.SIGCONT)",
    "look into another process": "called(ptrace, 16, parent, 0, 0)",
    "queue calls for the kernel to make": "called(425, 1, ctypes.create_string_buffer(120))",
    "run what it wrote to memory": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
    "raise its limits": "resource.setrlimit(resource.RLIMIT_CPU, (5, 5))",
}


def acts(*, before=""):
    """A program that confines itself, tries every act, and prints what became of each."""
    tries = "".join(
        f"try: {act}\nexcept OSError as failure: print({name!r}, failure.errno, sep='=')\n"
        f"except (RuntimeError, ValueError): print({name!r}, {errno.EPERM}, sep='=')\n"
        f"else: print({name!r}, 'done', sep='=')\n"
        for name, act in ACTS.items()
    )
    return f"{BEGIN}{before}\n{tries}\nprint('end=reached', flush=True)\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A file of somebody's."""
    path = tmp_path_factory.mktemp("home") / "kept.txt"
    path.write_text("kept")
    return path


@pytest.fixture(scope="module")
def outcomes(kept):
    """What became of each act in a confined child."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", acts(before="answering.confine('pdf')"), str(kept)],
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )
    return dict(line.split("=") for line in done.stdout.splitlines())


@CONFINED
@pytest.mark.parametrize("act", ACTS)
def test_a_confined_reader_cannot(act, outcomes):
    assert outcomes[act] == str(errno.EPERM)


@CONFINED
def test_a_confined_reader_goes_on_after_what_it_cannot_do(outcomes, kept):
    assert outcomes["end"] == "reached"
    assert kept.read_text() == "kept"
    assert [each.name for each in kept.parent.iterdir()] == ["kept.txt"]


@CONFINED
def test_the_child_is_confined_before_it_sees_the_document():
    """A filter that the system refuses keeps the document unread."""
    program = f"""
import sys; sys.path.insert(0, {str(standby.CHILD.parent)!r})
import child; answering = child.stand_alone()
def refusing():
    raise OSError
answering.confinement.forbid = refusing
sys.stdin = None
print(answering.answer("pdf", 100))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == '{"refused": "unconfined"}\n'
    assert "be confined" in str(reading._refused("unconfined", "a.pdf"))


LATE = f"""
import ast, sys; sys.path.insert(0, {str(standby.CHILD.parent)!r})
import child; answering = child.stand_alone()
kind = sys.argv[1]
answering.reader_of(kind)(answering.SMALL[kind](), 100, lambda _line: None)
loaded = [(name, each.__file__) for name, each in [*sys.modules.items()] if ".readers." in name]
for name, path in loaded:
    for part in ast.walk(ast.parse(open(path).read())):
        if isinstance(part, ast.FunctionDef):
            late = [each.module for each in part.body if isinstance(each, ast.ImportFrom)]
            print(*(each for each in late if each not in sys.modules), end="")
"""


@pytest.mark.parametrize("kind", SMALL)
def test_what_a_reader_imports_late_is_loaded_before_it_sees_the_document(kind):
    """Later, nothing can be; only an import that is tried may fail."""
    done = subprocess.run(
        [sys.executable, "-c", LATE, kind], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


@pytest.mark.parametrize(
    "page", ['<p style="color: red">one', "<font color=navy>one</font>", "<body bgcolor=white>one"]
)
def test_a_page_with_a_colour_by_its_name_is_read(page):
    assert read_document("a.html", page.encode()).text == "one"
    inside = with_part(word_xml('<w:altChunk r:id="x"/>'), "a.html", page)
    assert read_document("a.docx", inside).text == "one"


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "windows-1251", "ISO-8859-5"])
def test_a_word_file_in_any_encoding_is_read(encoding):
    def altered(part):
        told = part.decode().replace("UTF-8", encoding).replace(">ha<", ">да<")
        return told.encode(encoding)

    assert read_document("a.docx", word_of(altered)).text == "да"


def test_a_word_file_without_styles_is_read():
    assert read_document("a.docx", without_styles()).text == "ha\nmore."


@pytest.mark.parametrize("font", ["Arial", "SimSun", "Calibri,Bold", "Symbol", "Nothing"])
def test_a_pdf_whose_font_is_not_in_it_is_read(font):
    data = pdf("Gruss aus Genf.").replace(b"/Helvetica", f"/{font}".encode())
    assert len(read_document("a.pdf", data).text) >= len("Gruss aus Genf.")


def test_a_damaged_file_is_still_told_from_a_locked_one():
    assert "damaged" in refusal("a.docx", word(lambda document: None)[:3000])


def run(program, *, call, machine, third=0):
    """What a filter answers to a call, worked out as the kernel does (a subset of BPF)."""
    looked_at = {0: call, 4: machine, 32: third}
    value = place = 0
    while True:
        operation, holds, fails, operand = program[place]
        place += 1
        if operation == 0x20:
            value = looked_at[operand]
        elif operation == 0x06:
            return operand
        elif operation in (0x15, 0x45):
            held = value == operand if operation == 0x15 else bool(value & operand)
            place += holds if held else fails
        else:
            raise AssertionError(operation)


FORBIDDEN = {
    "x86_64": {"open": 2, "socket": 41, "clone": 56, "fork": 57, "execve": 59, "unlink": 87}
    | {"rename": 82, "openat": 257, "clone3": 435, "x32 write": 0x40000001},
    "aarch64": {"openat": 56, "socket": 198, "clone": 220, "execve": 221, "unlinkat": 35}
    | {"renameat": 38, "clone3": 435, "renameat2": 276, "kill": 129, "ptrace": 117},
}
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000


@pytest.mark.parametrize("machine", confinement.MACHINES)
def test_the_filter_of_every_machine_allows_what_is_listed_and_nothing_else(machine):
    name, calls = confinement.MACHINES[machine]
    program = confinement.allowing(name, calls)
    for call in calls.values():
        assert run(program, call=call, machine=name) == ALLOW
    for call in (*FORBIDDEN[machine].values(), 999):
        assert run(program, call=call, machine=name) == REFUSE
    for mapping in ("mmap", "mprotect"):
        assert run(program, call=calls[mapping], machine=name, third=7) == REFUSE
        assert run(program, call=calls[mapping], machine=name, third=3) == ALLOW
    assert run(program, call=calls["read"], machine=0x40000003) == KILL


def test_nothing_is_forbidden_where_the_machine_is_unknown(monkeypatch):
    monkeypatch.setattr(confinement, "MACHINES", {})
    assert confinement.machine() == ""
    confinement.forbid()
    assert standby.CHILD.read_text("utf-8"), "files can still be opened"
