"""File name extensions, by what the files contain."""

from pathlib import PurePath

DOSSIER = ".parley"
TABLE = ".csv"
TABLES = (TABLE, ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""What can hold a table to be read, the usual one first."""
CALENDAR = ".ics"
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
PAGED = (".pdf", *PICTURES)
"""The files whose pages can be shown as they look."""
DOCUMENTS = (
    *(".txt", ".md", ".html", ".htm", ".docx", ".docm", ".dotx", ".dotm", ".odt", ".pdf"),
    *(".eml", ".mht", ".mhtml"),
    *PICTURES,
)
"""The files that can be imported as sources."""


def extension_of(path: PurePath) -> str:
    """The extension of a file's name, whatever its case: ".docx"; "" without one."""
    return path.suffix.lower()


def ending_of(path: PurePath) -> str:
    """The same without its point: "docx"."""
    return extension_of(path).removeprefix(".")
