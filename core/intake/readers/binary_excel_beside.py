"""Words beside the cells of a sheet of a binary workbook of Excel (.xlsb), and where words in cells
lead; as `excel_beside` and `excel_links` for others.

Source: [MS-XLSB] 2.4.20 (headers and footers), 2.4.329 (messages), 2.4.682 (links).
"""

from collections.abc import Iterable, Iterator, Mapping

from core.intake.readers.excel_beside import message, running_words
from core.intake.readers.excel_links import CellLink

_MESSAGE, _RUNNING, _LINK = 64, 479, 494
_NO_TEXT = 0xFFFFFFFF

Records = Iterable[tuple[int, bytes]]


def binary_words_beside(records: Records) -> Iterator[str]:
    """The messages for cells, and headers and footers that say more than a number."""
    for kind, record in records:
        if kind == _RUNNING:
            yield from map(running_words, _texts(record, 2))
        elif kind == _MESSAGE:
            ranges = int.from_bytes(record[4:8], "little")
            told = [*_texts(record, 8 + 16 * ranges)][:4]
            yield from (message(*pair) for pair in (told[2:], told[:2]) if len(pair) == 2)


def binary_links(records: Records, addresses: Mapping[str, str]) -> Iterator[CellLink]:
    """The links on cells, whose addresses are known by ids."""
    for kind, record in records:
        if kind == _LINK:
            row, column = (int.from_bytes(record[at : at + 4], "little") for at in (0, 8))
            address = addresses.get(next(_texts(record, 16), ""), "")
            if address:
                yield CellLink(row, column, address)


def _texts(record: bytes, at: int) -> Iterator[str]:
    """The texts from a place on, each after its length in characters."""
    while at + 4 <= len(record):
        count = int.from_bytes(record[at : at + 4], "little")
        end = at + 4 + (0 if count == _NO_TEXT else 2 * count)
        yield record[at + 4 : end].decode("utf-16-le", "replace")
        at = end
