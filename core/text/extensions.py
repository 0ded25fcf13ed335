"""File name extensions, by what the files contain."""

DOSSIER = ".parley"
TABLE = ".csv"
DOCUMENTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""The files that can be imported as sources."""
