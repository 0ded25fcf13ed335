"""File name extensions, by what the files contain."""

DOSSIER = ".parley"
TABLE = ".csv"
TABLES = (TABLE, ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""What can hold a table to be read, the usual one first."""
CALENDAR = ".ics"
DOCUMENTS = (
    *(".txt", ".md", ".html", ".htm", ".docx", ".docm", ".dotx", ".dotm", ".odt", ".pdf"),
    *(".eml", ".mht", ".mhtml"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
"""The files that can be imported as sources."""
