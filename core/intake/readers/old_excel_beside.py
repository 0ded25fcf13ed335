"""Words beside the cells of a sheet of Excel before 2007 (.xls): as `excel_beside` for newer ones.

Source: [MS-XLS] 2.4.28 (sheets), 2.4.90 (messages), 2.4.124 and 2.4.136 (footers and headers),
2.4.181 (objects), 2.4.254 (titles of charts), 2.4.329 (texts of objects).
"""

import io
import struct
from collections.abc import Iterator

from xlrd.compdoc import CompDoc, CompDocError

from core.intake.readers.excel_beside import message, running_words

_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_HEADER, _FOOTER, _MESSAGE, _TITLE = 0x0014, 0x0015, 0x01BE, 0x100D
_OBJECT, _TEXT, _MORE = 0x005D, 0x01B6, 0x003C
_COMMENT = 0x19
"""The kind of an object that is a comment on a cell."""
_WIDE, _VERSION = 0x01, b"\x00\x06"

Records = Iterator[tuple[int, bytes]]


class OldSheets:
    """The records of the sheets of a workbook, which are read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            told = CompDoc(data, logfile=io.StringIO()).locate_named_stream("Workbook")
        except CompDocError:
            told = (None, 0, 0)
        memory, base, size = told
        self._stream = b"" if memory is None else bytes(memory[base : base + size])
        self._begins = dict(self._sheets())

    def words_beside(self, sheet: str) -> Iterator[str]:
        """What boxes and charts over a sheet say, the messages for its cells, and headers and
        footers that say more than a number, each once."""
        if sheet in self._begins:
            yield from dict.fromkeys(filter(None, _words(self._records(self._begins[sheet]))))

    def _sheets(self) -> Iterator[tuple[str, int]]:
        for kind, record in self._records(0):
            if kind == _BEGIN and record[:2] != _VERSION:
                return
            if kind == _SHEET:
                yield _text(record[6:], 1)[0], int.from_bytes(record[:4], "little")

    def _records(self, at: int) -> Records:
        """The records from a place to the end of what begins there, with what lies in it."""
        depth = 0
        while at + 4 <= len(self._stream):
            kind, size = struct.unpack_from("<HH", self._stream, at)
            yield kind, self._stream[at + 4 : at + 4 + size]
            at += 4 + size
            depth += (kind == _BEGIN) - (kind == _END)
            if depth <= 0:
                return


def _words(records: Records) -> Iterator[str]:
    last, wanted, found = 0, 0, ""
    for kind, record in records:
        if kind == _MORE and wanted > len(found):
            found += _letters(record[1:], bool(record[:1] and record[0] & _WIDE))
            if len(found) >= wanted:
                yield " ".join(found[:wanted].split())
            continue
        wanted, found = 0, ""
        if kind == _OBJECT:
            last = int.from_bytes(record[4:6], "little")
        elif kind == _TEXT and last != _COMMENT:
            wanted = int.from_bytes(record[10:12], "little")
        elif kind in (_HEADER, _FOOTER) and record:
            yield running_words(_text(record, 2)[0])
        elif kind == _TITLE:
            yield _text(record[2:], 1)[0]
        elif kind == _MESSAGE:
            yield from _messages(record[4:])


def _messages(told: bytes) -> Iterator[str]:
    texts = []
    for _each in range(4):
        text, told = _text(told, 2)
        texts.append(text.strip("\0"))
    title, error_title, text, error = texts
    yield message(title, text)
    yield message(error_title, error)


def _text(data: bytes, width: int) -> tuple[str, bytes]:
    """The text that begins here, after its length in characters, a number of so many bytes, and
    what follows it."""
    count = int.from_bytes(data[:width], "little")
    is_wide = bool(data[width : width + 1] and data[width] & _WIDE)
    end = width + 1 + count * (2 if is_wide else 1)
    return _letters(data[width + 1 : end], is_wide), data[end:]


def _letters(data: bytes, is_wide: bool) -> str:
    return data.decode("utf-16-le", "replace") if is_wide else data.decode("latin-1")
