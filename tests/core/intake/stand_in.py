"""A program that speaks as Tesseract does on the command line, for tests of what comes of that.

What it reads is what it was given: the size of the picture, the languages, the dots to an inch."""

import os
import sys
from pathlib import Path

from core.intake import tesseract

_BEGIN = (
    f"#!{sys.executable} -I\n"
    + """
import socket, subprocess, sys
told = sys.argv[1:]
if told == ["--list-langs"]:
    print('List of available languages in "/x" (4):', *LANGUAGES, sep="\\n")
    sys.exit()
option = {name: value for name, value in zip(told, told[1:]) if name.startswith("-")}
kind, wide, high, most = (sys.stdin.buffer.readline().decode().strip()).split()
pixels = sys.stdin.buffer.read()
each = {"P5": 1, "P6": 3}[kind]
assert len(pixels) == int(wide) * int(high) * each, "pixels"

def say(*lines, sure=95, right=900):
    print("level page_num block_num par_num line_num word_num left top".replace(" ", "\\t"), end="")
    print("\\twidth\\theight\\tconf\\ttext")
    for n, line in enumerate(lines, start=1):
        for m, word in enumerate(line.split(), start=1):
            told = f"5\\t1\\t1\\t1\\t{n}\\t{m}\\t{100 if m == 1 else 500}\\t{60 * n}"
            print(f"{told}\\t{right - 500}\\t30\\t{sure}\\t{word}")
    print(*lines, sep="\\n", end="\\n\\f")

"""
)

PLAIN = "say(f\"Read {wide} by {high} in {option.get('-l')} at {option.get('--dpi')}\")"


def installed(monkeypatch, folder: Path, acts=PLAIN, languages=("deu", "eng", "fra", "osd")):
    """Put it where Tesseract would be, and nothing else."""
    path = folder / "tesseract"
    path.write_text(_BEGIN.replace("LANGUAGES", repr(languages)) + acts, "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), "/usr/bin")))


def not_installed(monkeypatch):
    """Have no Tesseract on this computer."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(tesseract, "_PLACES", ())
